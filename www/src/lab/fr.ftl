lab-name = Seqscope : les réseaux récurrents au microscope
lab-promise = Voir chaque nombre d’un réseau récurrent, et savoir d’où il vient
lab-lead = Collez un texte, entraînez un réseau dans cette page même, puis parcourez une séquence opération par opération : vers l’avant, à rebours du temps, et retour.
lab-language = Langue
lab-language-fr = Français
lab-language-en = English
lab-theme = Clair ou sombre
lab-gallery = Les marques, une à une
lab-about-rnn = Une cellule dépliée sur une phrase : l’état se transmet, un mot est prédit à chaque pas, les pertes s’additionnent.
lab-about-bptt = Le même graphe lu de droite à gauche : ce que chaque perte demande à chaque état antérieur, et ce qu’il en reste en chemin.
lab-about-gradient-flow = Une perte, 128 pas, trois cellules : dans le RNN, chaque pas multiplie le gradient par un facteur, qui bientôt l’efface ou le rend énorme ; une porte proche de un le laisse passer.
lab-about-cell = La cellule en tuyaux : une route pour la mémoire, un T où le neuf la rejoint, des valves que l’on tient ouvertes ou fermées, et ce qu’il advient de la mémoire et du gradient.
lab-about-memory-span = Cellules simples et à portes apprennent à retenir sur des distances croissantes, en direct : lesquelles y parviennent encore, depuis combien de départs, et ce qu’il revient du gradient.
lab-about-bidirectional = Une seconde chaîne lit depuis la droite et connaît le futur : elle atteint 100 %, là où aucune chaîne causale ne dépasse 13/16. Cachez le futur : la réponse change.
<<<<<<< HEAD
lab-about-alignment = Une traduction qui s’apprend sous vos yeux : où regarde chaque mot écrit, de partout à la fois jusqu’au bon endroit, en quelques secondes.
=======
lab-about-encoder-decoder = Tout ce que sait le décodeur passe par le dernier état de l’encodeur. Entraînez trois réseaux côte à côte : sans attention les mots longs échouent ; faisceau, professeur, source lue à l’envers.
>>>>>>> 01f71a3 (Encoder and decoder: all that is known passes through one state; three networks learn side by side how far that reaches)
lab-about-attention-values = Le prix d’une maison est un mélange de prix connus, pesés par la ressemblance. Glissez la maison, changez le score, laissez la ressemblance s’apprendre ; puis montrez clés, valeurs et requête dans un traducteur.
