## Le tiroir

drawer-presets = Partir de
drawer-preset-step = { $step ->
    [0] non entraîné
    [one] { $shown } mise à jour
   *[other] { $shown } mises à jour
  }

group-experiment = Expérience
group-data = Texte
group-sequence = Suite observée
group-model = Réseau
group-training = Apprentissage
group-descent = Descente

## Réglages : le nom, puis ce que l’on change en y touchant

setting-cell = Cellule
setting-cell-hint = Ce qui tire le nouvel état de l’entrée et de l’état précédent.
setting-hidden = Unités cachées H
setting-hidden-hint = Le nombre de valeurs dont le réseau dispose pour se souvenir.
setting-input = Entrée
setting-input-hint = Un mot comme une seule position allumée, ou comme un vecteur appris.
setting-embedding = Taille du plongement
setting-embedding-hint = Longueur du vecteur appris pour chaque mot.
setting-bias = Biais
setting-bias-hint = Sans eux : exactement la formule du cours.
setting-reset = Porte de réinitialisation
setting-reset-hint = Après le produit par l’état (PyTorch) ou avant (l’article d’origine).
setting-forget_bias = Biais de la porte d’oubli
setting-forget_bias-hint = Au-dessus de zéro, la mémoire est ouverte dès le départ.
setting-time_steps = Pas de temps T
setting-time_steps-hint = Longueur des fenêtres sur lesquelles le réseau apprend.
setting-unit = Un pas, c’est
setting-unit-hint = Ce que le réseau lit et prédit à chaque instant.
setting-text = Texte à apprendre
setting-text-hint = Collez un texte, en n’importe quelle langue, ou déposez un fichier .txt.
setting-sequence = Suite
setting-sequence-hint = Le dernier symbole n’est que prédit. Vide : le début du texte.
setting-batch = Fenêtres par mise à jour
setting-batch-hint = Le gradient est moyenné sur autant de fenêtres.
setting-optimizer = Optimiseur
setting-optimizer-hint = Ce que devient le gradient avant d’être soustrait.
setting-learning_rate = Pas d’apprentissage α
setting-learning_rate-hint = Jusqu’où va une mise à jour.
setting-momentum = Inertie
setting-momentum-hint = La part du pas précédent que l’on garde.
setting-clip = Écrêtage
setting-clip-hint = Retient un gradient qui explose.
setting-clip_at = Seuil d’écrêtage
setting-clip_at-hint = La plus grande norme, ou la plus grande valeur, qui passe.
setting-forced = Valves tenues à la main
setting-neuron = Unité dans les tuyaux
setting-k1 = Pas entre deux mises à jour k₁
setting-k1-hint = 0 : une seule, à la fin de la fenêtre.
setting-k2 = Pas remontés k₂
setting-k2-hint = 0 : le gradient remonte jusqu’au début.
setting-reduction = Perte dans le temps
setting-reduction-hint = L = Σ Lₜ, ou sa moyenne sur les instants.
setting-task = Tâche
setting-task-hint = Ce qu’il faut retenir, et ce qui est demandé à la fin.
setting-language = Langue des phrases
setting-language-hint = Les mots que le réseau apprend.
setting-against = Ce qui varie
setting-against-hint = La distance, ou jusqu’où le gradient est rétropropagé.
setting-distances = Distances
setting-distances-hint = Huit nombres entiers au plus, séparés par des espaces ; Entrée les applique.
setting-reaches = Pas en arrière k
setting-reaches-hint = Huit nombres entiers au plus ; 0 vaut tout le passé. Entrée les applique.
setting-rnn = Avec le RNN
setting-rnn-hint = Le réseau simple du cours.
setting-lstm = Avec le LSTM
setting-lstm-hint = Une mémoire et trois portes.
setting-gru = Avec le GRU
setting-gru-hint = Deux portes, pas de mémoire à part.
setting-seeds = Graines
setting-seeds-hint = Autant de départs par cellule et par distance.
setting-most_steps = Mises à jour au plus
setting-most_steps-hint = Un essai qui n’a pas appris d’ici là compte comme un échec.
setting-every = Mises à jour entre deux évaluations
setting-every-hint = Après chacune, des exemples jamais appris sont posés.
setting-update_bias = Biais de la porte de mise à jour
setting-update_bias-hint = Au-dessus de zéro, le GRU garde d’abord son état.
setting-view = Ce que l’on regarde
setting-view-hint = Le gradient à travers de nombreux pas, ou la surface d’erreur d’un seul neurone.
setting-watched = Ce qui entre
setting-watched-hint = Du bruit dans des poids neufs, ou une tâche que les trois réseaux peuvent apprendre.
setting-length = Pas de temps T
setting-length-hint = Le nombre de pas de temps d’une suite.
setting-recurrent = Poids récurrents
setting-recurrent-hint = U : uniforme, fois un facteur. ρ ou σ₁ : gaussienne, ramenée à cette grandeur. Q : une rotation, fois un facteur.
setting-factor = Facteur
setting-factor-hint = Ce par quoi la matrice tirée est multipliée.
setting-radius = Rayon spectral ρ
setting-radius-hint = La plus grande valeur propre de W_h, en module.
setting-largest = Plus grande valeur singulière σ₁
setting-largest-hint = Le plus que W_h puisse étirer un vecteur.
setting-input_strength = Force de l’entrée
setting-input_strength-hint = Une entrée forte pousse tanh à saturation.
setting-activation = Fonction g du RNN
setting-activation-hint = Sa pente g′ est l’un des deux facteurs de chaque pas : au plus 1, pour σ au plus 1/4.
setting-start_w = Départ : poids w
setting-start_w-hint = D’où partent les deux descentes ; se règle aussi sur la carte.
setting-start_b = Départ : biais b
setting-start_b-hint = D’où partent les deux descentes ; se règle aussi sur la carte.
setting-descent_rate = Pas d’apprentissage α
setting-descent_rate-hint = On avance de α fois le gradient.
setting-threshold = Seuil d’écrêtage θ
setting-threshold-hint = Un gradient plus long est ramené à cette longueur.
setting-bits = Bits
setting-bits-hint = De 10 à 128 chiffres 0 ou 1 ; Entrée les applique. Vide : un exemple jamais appris.
setting-asked = Réponse suivie
setting-asked-hint = L’instant dont l’erreur est rétropropagée.
setting-seen = Instants arrivés
setting-seen-hint = Les autres sont cachés ; 0 : tous sont arrivés.
setting-combine = Combinaison
setting-combine-hint = Comment deux mémoires n’en font qu’une.
setting-seed = Graine
setting-seed-hint = Même graine, mêmes nombres, sur toute machine.
setting-seed-next = Tirer une autre graine

choice-cell-rnn = RNN
choice-cell-lstm = LSTM
choice-cell-gru = GRU
choice-input-one_hot = One-hot
choice-input-embedding = Apprise
choice-reset-after = Après
choice-reset-before = Avant
choice-unit-word = Un mot
choice-unit-character = Un caractère
choice-optimizer-sgd = SGD
choice-optimizer-momentum = Inertie
choice-optimizer-adam = Adam
choice-clip-none = Aucun
choice-clip-norm = Norme
choice-clip-value = Valeur
choice-reduction-sum = Somme
choice-reduction-mean = Moyenne
choice-task-temporal_order = Ordre
choice-task-adding = Addition
choice-task-agreement = Accord
choice-task-latch = Verrou
choice-task-reber = Reber
choice-language-en = anglais
choice-language-fr = français
choice-against-distance = Distance
choice-against-reach = Troncature
choice-view-chain = Longue chaîne
choice-view-cliff = Un neurone
choice-watched-noise = Du bruit
choice-watched-order = Une tâche
choice-recurrent-uniform = × U
choice-recurrent-radius = ρ
choice-recurrent-largest = σ₁
choice-recurrent-orthogonal = × Q
choice-activation-tanh = tanh
choice-activation-sigmoid = σ
choice-activation-relu = ReLU
choice-activation-identity = id
choice-combine-concat = Concat.
choice-combine-sum = Somme
choice-combine-product = Produit
choice-on = Avec
choice-off = Sans

## Une phrase, là où c’est arrivé

setting-score = Score
setting-score-hint = Comment la ressemblance est mesurée.
setting-width = Largeur
setting-width-hint = Du noyau, ou du faisceau.
setting-area = Surface (m²)
setting-area-hint = De la maison dont on cherche le prix.
setting-rooms = Pièces
setting-rooms-hint = De la maison dont on cherche le prix.
setting-pool = Piscine
setting-pool-hint = De la maison dont on cherche le prix.
setting-sentence = Phrase
setting-sentence-hint = Entrée l’applique. Vide : celle de la page.
setting-longest = Mot le plus long
setting-longest-hint = Les mots appris ont de 2 à ce nombre de lettres.
setting-word = Mot ou phrase
setting-word-hint = Entrée l’applique. Vide : celui de la page.
setting-read = Réseau
setting-read-hint = Lequel des trois est montré.
setting-write = Écriture
setting-write-hint = Le plus probable, plusieurs débuts, ou la référence soufflée.
setting-updates = Mises à jour prévues
setting-updates-hint = Le pas diminue aux sept dixièmes.
choice-view-houses = Maisons
choice-view-roles = Exercice
choice-score-gaussian = Gauss.
choice-score-dot = Scalaire
choice-score-scaled_dot = Réd.
choice-score-learnt = Appris
choice-task-letters = Mots
choice-task-sentences = Phrases
choice-read-plain = Droit
choice-read-reversed = Inverse
choice-read-attention = Attent.
choice-write-greedy = Glouton
choice-write-beam = Faisc.
choice-write-forced = Prof.

problem-out-of-range = { $value } sort des limites de ce réglage : de { $min } à { $max }.
problem-not-a-number = « { $value } » n’est pas un nombre.
problem-not-an-integer = { $value } n’est pas un nombre entier.
problem-not-a-choice = « { $value } » ne fait pas partie de : { $choices }.
problem-unknown-setting = Aucun réglage ne s’appelle « { $value } ».
problem-not-a-bit = « { $value } » n’est pas un bit : 0 ou 1 seulement.
problem-unknown-letter = La lettre « { $symbol } » (la { $position }ᵉ) n’est pas lue ; les lettres lues : { $letters }.
problem-no-such-model = Cette page ne sait pas calculer ce modèle.
problem-no-such-task = Cette page ne sait pas calculer cette tâche.
problem-wrong-type = { $kind ->
    [boolean] Il faut ici true ou false.
    [text] Il faut ici un texte.
    [integer] Il faut ici un nombre entier.
    [real] Il faut ici un nombre.
   *[choice] Il faut ici un nom parmi quelques-uns.
  }
problem-text-too-short = Ce texte est trop court pour apprendre : il faut au moins 3 mots ou caractères.
problem-text-one-symbol = Ce texte répète un seul symbole : il n’y a rien à prédire. Il en faut au moins deux différents.
problem-text-too-long = Ce texte est trop long : 4 000 000 de caractères au plus. Le texte précédent reste en place.
problem-text-not-text = Ce fichier n’est pas du texte. Le texte précédent reste en place.
problem-sequence-too-short = Il faut au moins 2 symboles : un à lire, un à prédire.
problem-sequence-too-long = La suite compte au plus 129 symboles.
problem-unknown-symbol = « { $symbol } » n’apparaît pas dans le texte : le réseau n’a pas d’entrée pour lui.
problem-unknown-symbol-offer = Mettre « { $nearest } »
problem-k1-above-k2 = k₁ ne doit pas dépasser k₂, sinon certains instants ne recevraient aucun gradient.
problem-diverged = L’apprentissage a divergé au pas { $step } : les poids n’étaient plus finis. Vous êtes revenu au dernier bon pas. Baissez le pas d’apprentissage ou écrêtez le gradient.
problem-bad-save = Cette sauvegarde est illisible ; rien n’a changé.
problem-no-gate = Cette cellule n’a pas de valve « { $gate } ».
problem-not-held = « { $value } » ne désigne pas de valve. Écrivez une porte et son ouverture, comme f=0 ou i.2=0.5@3 : unité 2, instant 3.
problem-not-edited = « { $value } » ne désigne aucun poids que l’on puisse fixer à ce pas. Écrivez un paramètre, sa ligne et sa colonne, une valeur et le pas d’apprentissage : weight_hh_l0.2.3=0.5@12.
problem-names-nothing = « { $value } » ne désigne rien dans cette image.
problem-worker-restarted = Le calcul s’est interrompu et a repris de sa dernière sauvegarde, au pas { $step }. Rien à faire.
problem-old-browser = Ce navigateur est trop ancien pour le calcul : Chrome 111, Firefox 115 ou Safari 16.4 au minimum.
problem-no-wasm = Le calcul n’a pas pu démarrer dans ce navigateur. Rechargez la page.
problem-unknown-name = { $nearest ->
    [none] Rien ne s’appelle « { $value } » ici : ce paramètre est laissé de côté.
   *[other] Rien ne s’appelle « { $value } » ici, ce paramètre est donc laissé de côté ; vouliez-vous dire « { $nearest } » ?
  }
problem-unknown-instrument = Aucun instrument ne s’appelle « { $value } » : voici « { $shown } » à la place.
problem-unknown-preset = { $nearest ->
    [none] Aucun exemple ne s’appelle « { $value } » : c’est le premier qui est montré.
   *[other] Aucun exemple ne s’appelle « { $value } » ; vouliez-vous dire « { $nearest } » ?
  }
problem-newer-link = Ce lien est de la version { $value } et cette page lit les liens jusqu’à la version { $known } : il peut manquer quelque chose.
problem-unknown-message = La page autour de ce cadre lui a envoyé « { $value } », qu’il ne comprend pas.

## Ce que le texte est devenu

text-tokens = { $count ->
    [one] { $shown } mot
   *[other] { $shown } mots
  }
text-characters = { $count ->
    [one] { $shown } caractère
   *[other] { $shown } caractères
  }
text-symbols = { $count ->
    [one] { $shown } distinct
   *[other] { $shown } distincts
  }
text-parameters = { $shown } poids à apprendre
text-uniform = Répondre au hasard coûte ln { $symbols } = { $loss } par pas.
text-apply = Apprendre ce texte
text-revert = Garder le texte précédent
text-file = Ouvrir un fichier
text-drop = Déposez le texte ici
notice-rare-symbols = { $count } symboles rares sont lus <unk> : le vocabulaire s’arrête à 512.
notice-window-shortened = Le texte est plus court qu’une fenêtre : T est ramené à { $time_steps }.
notice-other = { $message }
