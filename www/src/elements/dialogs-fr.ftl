## Partager

share-link = Lien
share-link-what = Ouvre exactement cet état : réglages, poids, position.
share-code = Code QR
share-code-what = Le même lien, pour les téléphones de la salle.
share-code-of = Code QR du lien
share-code-shorter = Ce lien est trop long pour un code lisible sur un écran de projection : le code mène au même endroit, avec le texte de l’exemple.
share-code-none = Ce lien est trop long pour un code lisible sur un écran de projection : copiez-le plutôt.
share-code-local = Cette adresse n’existe que sur cet ordinateur : les téléphones ne l’atteignent pas.
share-code-save = Enregistrer (SVG)
share-code-large = Agrandir
share-code-small = Réduire
share-frame = Cadre
share-frame-what = Pour une page de cours, Moodle, ou une diapositive qui accepte le HTML.
share-element = Élément
share-element-what = Pour votre page ou votre diaporama ; la ligne script une seule fois.
share-by-hand = Vous avez fixé plus de valeurs à la main qu’un lien ne peut en contenir : il s’ouvre sans elles.
share-text-left-out = Votre texte est trop long pour un lien : qui l’ouvre aura le texte de l’exemple.
share-copy = Copier
share-copied = Copié

## Exporter

export-picture = Figure
export-picture-what = Telle qu’elle est, sans les commandes.
export-numbers = Nombres
export-numbers-what = Ce qui porte la figure à cette position : en tableau, ou avec sa structure.
export-animation = Animation
export-animation-what = Une image par position, en GIF, que tout logiciel de présentation sait lire.
export-from = De la position
export-to = à la position
export-rate = Positions par seconde
export-width = Largeur
export-pixels = { $width } px
export-start = Créer le GIF
export-stop = Arrêter
export-progress = { $done } images sur { $all }
export-stopped = Arrêté : aucun fichier n’a été créé.
export-done = { $size } Mo, { $all } images.
export-range = Les positions vont de 0 à { $last }, et la première précède la dernière.
export-too-long = Une animation contient au plus { $most } images, cet intervalle en demande { $count } : rapprochez-en les bornes.
problem-no-file = Le navigateur n’a pas pu créer le fichier ({ $detail }).

## Raccourcis

seq-key-operation = ← →
seq-key-operation-does = opération précédente ou suivante
seq-key-step = Maj + ← →
seq-key-step-does = pas de temps précédent ou suivant
seq-key-ends = Début, Fin
seq-key-ends-does = au début, à la fin
seq-key-play = Espace
seq-key-play-does = lecture, pause
seq-key-update = u
seq-key-update-does = une mise à jour des poids
seq-key-reset = r
seq-key-reset-does = retour aux mêmes poids initiaux
seq-key-fold = Échap
seq-key-fold-does = referme ce qui est ouvert
seq-key-help = ?
seq-key-help-does = cette liste
