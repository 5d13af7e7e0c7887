bidirectional-title = RNN bidirectionnel

bidirectional-preset-concat = Concaténation : la seconde chaîne connaît le futur
bidirectional-preset-sum = Addition : deux mémoires en un vecteur
bidirectional-preset-product = Produit : chaque mémoire module l’autre
bidirectional-preset-now = Répondre tout de suite : sans futur, retour à 13/16
bidirectional-preset-late = Deux instants de retard suffisent
bidirectional-preset-live = Sans apprentissage : la course contre le plafond

bidirectional-where = { $cell } · H = { $hidden } + { $hidden } · { $step ->
    [0] non entraîné
    [one] { $shown } mise à jour
   *[other] { $shown } mises à jour
  }
bidirectional-combine = Comment combiner les deux chaînes
bidirectional-combine-concat = concaténation
bidirectional-combine-sum = addition
bidirectional-combine-product = produit

bidirectional-lane-target = Majorité de 5
bidirectional-lane-both = Deux chaînes
bidirectional-lane-past = Passé seul
bidirectional-lane-output = Combinaison
bidirectional-lane-reverse = Futur A′ ←
bidirectional-lane-forward = Passé A →
bidirectional-lane-bits = Bits
bidirectional-lane-dr = Le long d’A′
bidirectional-lane-dh = Le long d’A
bidirectional-lane-dx = Vers les bits
bidirectional-lane-dp = Passé seul
bidirectional-row-forward = A →
bidirectional-row-reverse = ← A′
bidirectional-row-answers = réponses
bidirectional-row-back = gradient
bidirectional-table = Bits, réponses et gradients, instant par instant
bidirectional-not-yet = pas encore calculé
bidirectional-hidden-bit = caché
bidirectional-equation = L’équation de cette opération au-dessus de ses nombres

bidirectional-asked = La réponse dont l’erreur est rétropropagée
bidirectional-asked-is = Réponse à t = { $t }
bidirectional-asked-hint = Choisir la réponse à suivre : cliquer, glisser, ou les flèches du clavier.
bidirectional-seen = Ce qui est déjà arrivé de la suite
bidirectional-seen-all = Tout : rien n’est caché
bidirectional-seen-some = { $seen ->
    [one] { $seen } instant est arrivé
   *[other] { $seen } instants sont arrivés
  }, { $hidden ->
    [one] { $hidden } est caché
   *[other] { $hidden } sont cachés
  }
bidirectional-future = à venir
bidirectional-seen-hint = Cacher le futur : glisser, ou les flèches du clavier.
bidirectional-bit = Bit { $bit } à t = { $t } : appuyer pour l’inverser
bidirectional-bit-hidden = Le bit à t = { $t } est caché

bidirectional-right = Réponses justes
bidirectional-right-of = sur { $count ->
    [one] { $shown } inédite
   *[other] { $shown } inédites
  }
bidirectional-right-both = Deux chaînes
bidirectional-right-hidden = futur caché
bidirectional-right-past = Passé seul
bidirectional-why =
    Trois bits égaux (¼) : la réponse est sûre.
    Sinon (¾) : juste trois fois sur quatre.
    ¼ · 1 + ¾ · ¾ = 13/16 : plafond causal,
    { $rule } sur ces suites-ci.
bidirectional-curve = Réponses justes au fil de l’apprentissage
bidirectional-at-update = { $step ->
    [0] non entraîné
    [one] { $shown } mise à jour
   *[other] { $shown } mises à jour
  }
bidirectional-train = Entraîner
bidirectional-stop = Pause
bidirectional-hide-future = Cacher le futur de t = { $t }
bidirectional-show-future = Montrer le futur

bidirectional-phase-start = Avant la lecture
bidirectional-phase-forward = Propagation, A depuis la gauche
bidirectional-phase-reverse = Propagation, A′ depuis la droite
bidirectional-phase-answers = Combinaison et réponse
bidirectional-phase-back = Rétropropagation dans les deux chaînes
bidirectional-phase-whole = Réponses et gradients
bidirectional-op-h = A lit l’instant { $t }
bidirectional-op-r = A′ lit l’instant { $t }
bidirectional-op-o = Les deux chaînes combinées à l’instant { $t }
bidirectional-op-y = Réponse à l’instant { $t }
bidirectional-op-L = Erreur à l’instant { $t }
bidirectional-op-ds = Gradient de la réponse à l’instant { $t }
bidirectional-op-do = Gradient de la combinaison à l’instant { $t }
bidirectional-op-dh = Gradient dans A à l’instant { $t }
bidirectional-op-dr = Gradient dans A′ à l’instant { $t }

bidirectional-caption-start = Deux chaînes lisent les mêmes bits, chacune depuis un bout. La seconde connaît le futur ; une chaîne causale ne peut pas dépasser { $ceiling } ici.
bidirectional-caption-h-first = A part de rien et lit { $bit } : { $h } est tout ce qu’elle sait.
bidirectional-caption-h = A lit { $bit } depuis la gauche : { $h } a vu les bits 1 à { $t }, rien de la suite.
bidirectional-caption-r-first = A′ part de l’autre bout et lit { $bit } : { $r } connaît la fin.
bidirectional-caption-r-cut = La suite est cachée : A′ part d’ici, de rien ; { $r } n’a lu que { $bit }.
bidirectional-caption-r = A′ lit { $bit } depuis la droite : { $r } a vu les bits { $last } à { $t }, le futur de cet instant.
bidirectional-caption-o-concat = À t = { $t } les deux mémoires sont mises bout à bout : { $h } pour le passé, { $r } pour le futur.
bidirectional-caption-o-sum = À t = { $t } les deux mémoires s’additionnent, unité par unité : { $h } + { $r }.
bidirectional-caption-o-product = À t = { $t } les deux mémoires se multiplient, unité par unité : { $h } ⊙ { $r }.
bidirectional-caption-y = La bonne réponse est { $target }. Avec deux chaînes : { $both }, probabilité d’un 1 { $p }. Avec le passé seul : { $past }, { $q }.
bidirectional-caption-y-edge = Au bord, moins de cinq bits entourent l’instant : les modèles répondent, mais aucune erreur n’est comptée.
bidirectional-caption-L = { $L } = { $loss } avec deux chaînes, { $past } avec le passé seul.
bidirectional-caption-L-edge = Aucune erreur n’est comptée au bord.
bidirectional-caption-ds = { $L } demande aux scores de bouger de { $size } : les probabilités moins la bonne réponse.
bidirectional-caption-do = À travers les poids de sortie, { $L } demande à la combinaison au plus { $size } par unité. D’ici, le gradient prend les deux chaînes.
bidirectional-caption-dh-first = La part du passé : { $state } reçoit { $size }. D’ici, le gradient va vers la gauche.
bidirectional-caption-dh = Dans A, vers la gauche : { $state } reçoit { $size }, soit { $share } de ce que reçoit { $from }, et en rend à { $x }.
bidirectional-caption-dr-first = La part du futur : { $state } reçoit { $size }. D’ici, le gradient va vers la droite.
bidirectional-caption-dr = Dans A′, vers la droite : { $state } reçoit { $size }, soit { $share } de ce que reçoit { $from }, et en rend à { $x }.
bidirectional-caption-whole = À t = { $t } le passé seul dit { $past } ({ $q }) ; les bits à venir font la majorité { $target }. Avec deux chaînes : { $both } ({ $p }). Sans le futur, personne ne dépasse { $ceiling }.
bidirectional-caption-whole-both = À t = { $t } les deux modèles ont raison : { $both } ({ $p }) avec deux chaînes, { $past } ({ $q }) avec le passé seul. Sur tous les cas, le passé seul ne dépasse pas { $ceiling }.
bidirectional-caption-whole-wrong = À t = { $t } les deux chaînes disent { $both } ({ $p }) au lieu de { $target } : il leur reste à apprendre. Le passé seul : { $past } ({ $q }).
bidirectional-caption-whole-untrained = Sans apprentissage, les deux modèles devinent. À t = { $t } : { $both } ({ $p }) avec deux chaînes, { $past } ({ $q }) avec le passé seul. Entraînez-les : lequel s’arrête à { $ceiling } ?
bidirectional-caption-whole-edge = Au bord, moins de cinq bits entourent t = { $t } : aucune erreur n’est comptée, aucun gradient ne revient.
bidirectional-caption-hidden-changes = Futur caché : mêmes poids, même passé, et la réponse passe de { $before } ({ $p0 }) à { $both } ({ $p }). Le passé seul dit { $past } ({ $q }) dans les deux cas.
bidirectional-caption-hidden-same = { $missing ->
    [one] Un bit sur cinq est caché
   *[other] { $missing } bits sur cinq sont cachés
  } : la réponse reste { $both }, la probabilité passe de { $p0 } à { $p }. Le passé seul dit { $past } ({ $q }) dans les deux cas.
bidirectional-caption-hidden-enough = { $hidden ->
    [one] { $hidden } instant est caché
   *[other] { $hidden } instants sont cachés
  }, mais les deux qui suivent t = { $t } sont arrivés : la réponse reste { $both } ({ $p }). Deux instants de retard suffisent.
