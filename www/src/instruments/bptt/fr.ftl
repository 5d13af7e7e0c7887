bptt-title = Rétropropagation dans le temps
bptt-loss = Perte
bptt-output = Sortie
bptt-state = État
bptt-memory = Mémoire
bptt-gates = Portes
bptt-input = Entrée
bptt-contributions = Contributions
bptt-weights = Poids
bptt-by-state = montrer ce qui est demandé aux états
bptt-by-memory = montrer ce qui est demandé aux cellules mémoire

bptt-legend-value = valeur
bptt-legend-gradient = ‖gradient‖
bptt-legend-probability = probabilité

bptt-path-share = de ce qu’elle demande à
bptt-path-cut = Coupé : la perte à t = { $j } n’atteint jamais h à t = { $k }.
bptt-path-hint = Pendant la rétropropagation, désignez une case du triangle : son chemin s’allume ici, facteur par facteur.
bptt-path-cuts-keep = { $kept } chemins gardés sur { $all } : { $saves } de travail en moins, et des demandes perdues, jusqu’à { $lost }.
bptt-path-cuts-plan = { $kept } chemins sur { $all } seront parcourus : { $saves } du travail est épargné. Ce que cela coûte, le retour le montrera.
bptt-identity = écart { $error }
bptt-curve = perte, mise à jour { $step }
bptt-curve-none = pas encore entraîné

bptt-name-output = Sortie à t = { $t }
bptt-name-state = État à t = { $t } : déplier
bptt-name-memory = Cellules mémoire à t = { $t }
bptt-name-gates = Portes à t = { $t }
bptt-name-token = Entrée à t = { $t }, « { $word } » : changer
bptt-name-cell = Ce que la perte à t = { $j } demande à l’état à t = { $k }
bptt-name-table = Contributions de { $T } pertes à { $T } états : pointer pour choisir, flèches pour se déplacer
bptt-name-unit = Unité { $unit } de l’état à t = { $t } : d’où elle vient
bptt-name-unit-gradient = Gradient de l’unité { $unit } à t = { $t } : d’où il vient
bptt-name-weight = Poids de l’unité { $from } vers l’unité { $to } : { $value }, changer
bptt-place = { $phase ->
    [start] départ, rien n’est calculé
    [forward] aller, t = { $t }, { $op }
    [backward] retour, t = { $t }, { $op }
   *[update] mise à jour
  }, { $position } sur { $length }

bptt-edit-token = Mot à t = { $t }
bptt-edit-weight = { $name }, de l’unité { $from } vers l’unité { $to }
bptt-edit-apply = Poser
bptt-edit-close = Fermer
bptt-unfold-unit = unité { $unit } : ses 8 entrées les plus fortes
bptt-unfold-gate = Fils vers
bptt-unfold-close = Replier

bptt-summary = { $T } pas, { $H } unités. { $place }. Perte jusqu’ici { $loss }. { $path }
bptt-summary-path = La perte à t = { $j } demande { $n } à l’état à t = { $k }, soit { $share } de ce qu’elle demande à l’état à t = { $j }.

bptt-cap-start = Rien n’est encore calculé. { $word } attend à l’entrée : { $forward } opérations à l’aller, puis { $backward } au retour, par les mêmes fils.
bptt-cap-a-first = { $word } tire seul sur les unités, il n’y a pas encore de mémoire. La traction la plus forte est { $value }, sur l’unité { $unit }.
bptt-cap-a = { $word } et la mémoire { $before } tirent ensemble sur chaque unité ; la traction la plus forte est { $value }, sur l’unité { $unit }.
bptt-cap-h-rnn = La tangente hyperbolique tasse les sommes dans { $h } ; l’unité { $unit } va le plus loin, à { $value }. { $saturated ->
    [0] Aucune unité n’est saturée : le gradient passera.
    [one] { $saturated } sur { $units } est saturée et laissera peu revenir le gradient.
   *[other] { $saturated } sur { $units } sont saturées et laisseront peu revenir le gradient.
  }
bptt-cap-h-lstm = La porte de sortie montre une partie de la mémoire : { $h } atteint { $value } à l’unité { $unit }. Le reste demeure caché dans la cellule.
bptt-cap-h-gru = { $h } mélange l’ancien état et le candidat. L’unité { $openUnit } se renouvelle le plus, à { $open }, et arrive à { $at }.
bptt-cap-y-right = Après { $word }, le réseau parie sur { $best } à { $p }, et c’est bien le mot suivant.
bptt-cap-y-wrong = Après { $word }, le réseau parie sur { $best } à { $p } ; le mot suivant, { $gold }, n’obtient que { $pGold }.
bptt-cap-L-first = Le mot suivant, { $gold }, avait { $p } : { $L } = −ln p = { $loss }. Plus le réseau est sûr et juste, plus la perte est petite.
bptt-cap-L = Le mot suivant, { $gold }, avait { $p } : { $L } = { $loss }. Jusqu’ici, les pertes s’ajoutent en { $sum }.
bptt-cap-i-lstm = La porte d’entrée : { $one ->
    [yes] { $word } entre en mémoire à { $high } de sa force.
   *[no] { $word } entre en mémoire à { $low } de sa force (unité { $lowUnit }) et jusqu’à { $high } (unité { $highUnit }).
  }
bptt-cap-f-lstm-first = La porte d’oubli s’ouvre de { $low } à { $high }, mais il n’y a encore rien à garder : { $before } est vide.
bptt-cap-f-lstm = La porte d’oubli : { $one ->
    [yes] la mémoire garde { $high } d’elle-même.
   *[no] l’unité { $lowUnit } garde { $low } de sa mémoire, l’unité { $highUnit } en garde { $high }.
  } Le gradient reviendra par la même ouverture.
bptt-cap-g-lstm = Le candidat : ce que { $word } écrirait si la porte était grande ouverte ; au plus { $value }, à l’unité { $unit }.
bptt-cap-o-lstm = La porte de sortie choisit ce que la mémoire montre : de { $low } (unité { $lowUnit }) à { $high } (unité { $highUnit }).
bptt-cap-c-first = La première mémoire : rien que ce que la porte d’entrée a laissé entrer. La cellule la plus pleine, l’unité { $unit }, contient { $value }.
bptt-cap-c = La mémoire est une addition : l’unité { $unit } garde { $keep } de ses { $from }, prend sa part du mot, et contient { $value }.
bptt-cap-r-gru-first = La porte de réinitialisation s’ouvre de { $low } à { $high }, mais il n’y a encore aucun passé à laisser entendre.
bptt-cap-r-gru = La porte de réinitialisation : ce que le candidat entend du passé, { $low } à l’unité { $lowUnit }, { $high } à l’unité { $highUnit }.
bptt-cap-z-lecture-first = La porte de mise à jour : de { $low } à { $high } de chaque unité sera neuf. L’ancien état est vide, seul le neuf compte.
bptt-cap-z-lecture = La porte de mise à jour : l’unité { $highUnit } se renouvelle à { $high }, l’unité { $lowUnit } à { $low } seulement : celle-là se souvient.
bptt-cap-z-pytorch-first = La porte de mise à jour garde de { $low } à { $high } de l’ancien état, qui est encore vide.
bptt-cap-z-pytorch = La porte de mise à jour : l’unité { $highUnit } garde { $high } de son passé, l’unité { $lowUnit } seulement { $low }.
bptt-cap-n-gru = Le candidat : ce que l’état deviendrait s’il se renouvelait tout entier ; au plus { $value }, à l’unité { $unit }.

bptt-cap-dy = Pour réduire { $L }, { $gold } doit gagner ({ $up }) et { $other } perdre le plus ({ $down }) : le gradient est ce qui est, moins ce qui devrait être.
bptt-cap-dh-last = { $h } est le dernier état : il n’entend que sa propre perte { $L }, une demande de { $own }. De là, le gradient remonte le temps.
bptt-cap-dh = { $h } reçoit { $own } de sa propre perte et { $carried } du futur. La perte à t = { $j } { $grows ->
    [yes] lui demande { $share } de ce qu’elle demande à { $base } : la demande a grandi en chemin.
   *[no] ne lui demande que { $share } de ce qu’elle demande à { $base }.
  }
bptt-cap-dh-cancel = { $h } reçoit { $own } de sa propre perte et { $carried } du futur, { $total } en tout : ils se compensent en partie. La perte à t = { $j } lui demande { $share } de ce qu’elle demande à { $base }.
bptt-cap-dh-cut = Le chemin est coupé : { $h } n’entend que sa propre perte, { $own }. La perte à t = { $j } lui aurait demandé { $lost } ; c’est perdu.
bptt-cap-dh-part = { $h } reçoit { $own } de sa propre perte et { $carried } du futur proche. La perte à t = { $j } lui aurait demandé { $lost } de plus : trop loin, coupé.
bptt-cap-dh-none = { $h } est au-delà de la coupure : aucune perte ne l’atteint plus, pas même la sienne, { $L }. Son gradient est nul.
bptt-cap-da = La tangente hyperbolique laisse passer { $share } de la demande. { $units ->
    [one] Elle laisse 1 − h² = { $gate }.
   *[other] Le passage le plus étroit est l’unité { $unit }, où 1 − h² = { $gate }.
  }
bptt-cap-do = On demande à la porte de sortie de montrer davantage certaines cellules et moins les autres : une demande de { $norm }.
bptt-cap-dc-alone = { $c } n’entend que ce qui descend par { $h } : { $total }. Rien n’arrive de la mémoire future.
bptt-cap-dc = { $carried } arrive à { $c } tout droit de { $next } par l’autoroute, à travers la porte d’oubli et aucune matrice ; avec ce que transmet { $h }, { $total } en tout.
bptt-cap-dg = On demande { $norm } au candidat : la demande faite à la mémoire, autant que la porte d’entrée était ouverte.
bptt-cap-di = On demande { $norm } à la porte d’entrée : fallait-il laisser entrer { $word } davantage, ou moins ?
bptt-cap-df-first = On demande { $norm } à la porte d’oubli à t = 1 : avec une mémoire vide avant elle, il n’y avait rien à garder.
bptt-cap-df = On demande { $norm } à la porte d’oubli. Sur l’autoroute vers { $c }, chaque unité laisse passer entre { $low } et { $high } du gradient.
bptt-cap-dz-lecture = On demande { $norm } à la porte de mise à jour : fallait-il renouveler cet état davantage, ou le garder ?
bptt-cap-dz-pytorch = On demande { $norm } à la porte de mise à jour : fallait-il garder l’ancien état davantage, ou moins ?
bptt-cap-dn = On demande { $norm } au candidat : la demande faite à l’état, autant qu’il a été renouvelé.
bptt-cap-dr = On demande { $norm } à la porte de réinitialisation : le candidat devait-il entendre davantage le passé ?
bptt-cap-dW-last = Le dernier pas apporte sa part de ∂L/∂{ $W } : { $norm }. Les mêmes poids ont servi à tous les pas, les parts vont donc s’ajouter.
bptt-cap-dW = Le pas { $t } ajoute { $norm } à ∂L/∂{ $W }, qui passe de { $before } à { $sum } : une seule matrice, utilisée à chaque pas.
bptt-cap-dW-none = Le pas { $t } est au-delà de la coupure et n’ajoute rien : ∂L/∂{ $W } reste à { $sum }. Ce travail est épargné, ce qu’il savait est perdu.
bptt-cap-dW-cancel = Le pas { $t } apporte { $norm }, et pourtant ∂L/∂{ $W } diminue de { $before } à { $sum } : les pas ne sont pas d’accord.
bptt-cap-dW-zero = Le pas 1 n’ajoute rien à ∂L/∂{ $W }, car { $zero } est vide : pas de signal, pas de faute. La somme reste à { $sum }.
bptt-cap-update = Tous les chemins sont parcourus. { $W } se déplace contre le gradient, de norme { $norm }, multiplié par α = { $alpha }.
bptt-cap-update-clipped = Tous les chemins sont parcourus. Le gradient, de norme { $norm }, est ramené à { $share } de lui-même avant d’être multiplié par α = { $alpha }.
bptt-cap-update-other = Tous les chemins sont parcourus. { $optimizer ->
    [adam] Adam
   *[momentum] L’inertie
  } fait du gradient, de norme { $norm }, un pas avec α = { $alpha }.

bptt-preset-hero = Une phrase, cinq pas : où va le gradient
bptt-preset-vanishes = RNN sur 32 pas : le gradient s’évanouit
bptt-preset-holds = LSTM sur 32 pas, biais d’oubli 4 : il tient
bptt-preset-explodes = RNN aux grands poids : il explose
bptt-preset-gru = GRU : des portes sur le chemin du retour
bptt-preset-lstm = LSTM : deux chemins de retour, états et mémoire
bptt-preset-truncated = Tronquée à deux pas : des chemins coupés
bptt-preset-chunks = Tronquée par morceaux (k₁ = 3, k₂ = 3)
bptt-preset-long = 128 pas, 64 unités : tout le fleuve
