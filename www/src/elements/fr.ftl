## Le cadre de chaque instrument

seq-loading = Le calcul démarre…
seq-readout = Ce qui vient de se passer
seq-stage = La figure
seq-caption-none = Rien n’est encore calculé.
seq-where = { $cell } · H = { $hidden } · mise à jour { $step }
seq-preset = Exemple
seq-language = Langue
seq-language-fr = Français
seq-language-en = English
seq-theme = Clair ou sombre
seq-share = Partager
seq-export = Exporter
seq-help = Raccourcis
seq-close = Fermer
seq-problem-of = { $setting } : { $sentence }

## Transport

seq-transport = Pas à pas
seq-first = Retour au début
seq-prev-step = Pas de temps précédent
seq-prev = Opération précédente
seq-play = Lecture
seq-pause = Pause
seq-next = Opération suivante
seq-next-step = Pas de temps suivant
seq-last = Aller à la fin

## Partager et exporter

seq-share-link = Un lien vers cet état précis
seq-share-by-hand = Les valeurs fixées à la main n’en font pas partie : il s’ouvre avec celles qui ont été apprises.
seq-share-frame = Un cadre, pour une page de cours ou des diapositives
seq-share-element = L’élément, pour une page qui charge Seqscope
seq-copy = Copier
seq-copied = Copié
seq-export-what = La figure telle qu’elle est, ou les nombres qui la portent à cette position.
seq-export-svg = Figure (SVG)
seq-export-png = Figure (PNG)
seq-export-json = Nombres (JSON)

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

## Ce que le moteur ne peut pas faire

problem-no-engine = Le calcul n’a pas pu démarrer dans ce navigateur ({ $detail }). Rechargez la page pour réessayer.
problem-engine-failed = Le calcul s’est arrêté de façon imprévue ({ $detail }). Les réglages sont gardés ; rechargez la page pour continuer.
problem-no-session = Cette session n’existe plus. Rechargez la page pour en ouvrir une autre.

## La ligne de temps
seq-timeline = Ligne de temps : toutes les opérations, à l’aller puis au retour
seq-update = Mise à jour des poids
seq-forward = avant
seq-backward = rétro
seq-speed = Vitesse
seq-speed-times = vitesse ×{ $speed }
