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
