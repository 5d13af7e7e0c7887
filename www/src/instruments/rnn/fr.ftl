rnn-title = Réseau récurrent
rnn-preset-sentence = Le chat boit du lait : tout en nombres
rnn-preset-bond = Bond, James Bond : se souvenir du nom
rnn-preset-stories = Trente phrases à apprendre
rnn-preset-letters = Lettre à lettre, avec une LSTM
rnn-preset-lstm = LSTM : une mémoire et ses portes
rnn-preset-gru = GRU : deux portes, pas de mémoire à part

## Voies

rnn-lane-loss = Perte
rnn-lane-output = Sortie
rnn-lane-state = État
rnn-lane-memory = Mémoire
rnn-lane-gates = Portes
rnn-lane-token = Entrée
rnn-lane-weight = Poids
rnn-lane-weight-words = les mêmes à
    chaque instant ;
    tirez une case
rnn-so-far = { $count ->
    [one] { $count } perte sur { $T }
   *[other] { $count } pertes sur { $T }
  }
rnn-fold = Replier
rnn-unfold = Déplier
rnn-weights-ih = de l’entrée
rnn-weights-hh = de l’état
rnn-weights-hy = vers la sortie
rnn-weights-name = Poids { $symbol }
rnn-definition = Définition
rnn-definition-words = Une seule cellule. Sa sortie lui revient à l’instant suivant :
    la boucle est la mémoire du passé.

rnn-name-output = Sortie à t = { $t }
rnn-name-state = État à t = { $t }
rnn-name-memory = Cellule mémoire à t = { $t }
rnn-name-gates = Portes à t = { $t }
rnn-name-token = Entrée à t = { $t } : { $word }. Changer.

## Opérations

rnn-op-a = somme pondérée
rnn-op-h = état
rnn-op-y = sortie
rnn-op-L = perte
rnn-op-i = porte d’entrée
rnn-op-f = porte d’oubli
rnn-op-g = candidat
rnn-op-o = porte de sortie
rnn-op-c = cellule mémoire
rnn-op-r = porte de réinitialisation
rnn-op-z = porte de mise à jour
rnn-op-n = candidat
rnn-op-dy = gradient de la sortie
rnn-op-dh = gradient de l’état
rnn-op-da = gradient de la somme
rnn-op-dc = gradient de la cellule mémoire
rnn-op-di = gradient de la porte d’entrée
rnn-op-df = gradient de la porte d’oubli
rnn-op-dg = gradient du candidat
rnn-op-do = gradient de la porte de sortie
rnn-op-dr = gradient de la porte de réinitialisation
rnn-op-dz = gradient de la porte de mise à jour
rnn-op-dn = gradient du candidat
rnn-op-dW = part des poids

## Phrases : en avant

rnn-caption-start = { $count } { $unit ->
    [character] caractères
   *[word] mots
  } à lire l’un après l’autre, et après chacun le suivant à prédire. La mémoire { $state } part de zéro : { $hidden } { $hidden ->
    [one] nombre
   *[other] nombres
  }, pas un de plus.
rnn-caption-a = { $first ->
    [yes] Le premier mot entre. { $before } est nul, il compte donc seul : l’unité la plus sollicitée reçoit { $unit } = { $sum }.
   *[no] Le mot lu et la mémoire { $before } s’additionnent, chacun à travers ses poids. L’unité la plus sollicitée reçoit { $unit } = { $sum }.
  }
rnn-caption-h-rnn = { $count ->
    [0] tanh ramène tout entre −1 et 1 : { $sum } devient { $result }. Aucune unité de { $state } n’est saturée : le gradient pourra repasser.
    [one] tanh ramène tout entre −1 et 1 : { $sum } devient { $result }. { $full } unité sur { $hidden } est saturée : le gradient y passera mal.
   *[other] tanh ramène tout entre −1 et 1 : { $sum } devient { $result }. { $full } unités sur { $hidden } sont saturées : le gradient y passera mal.
  }
rnn-caption-h-lstm = La porte de sortie montre une part de la cellule : { $unit } = { $gate } × { $memory } = { $result }. Le reste demeure en mémoire sans être dit.
rnn-caption-h-gru = { $unit } garde { $keep } de l’ancien ({ $old }) et prend { $take } du candidat ({ $fresh }) : { $result }.
rnn-caption-y = { $right ->
    [yes] Le réseau attend « { $best } » à { $p }, et c’est bien ce qui vient. Au hasard : { $blind }.
   *[no] Le réseau attend « { $best } » ({ $p }). Or c’est « { $gold } » qui vient : il ne lui donnait que { $pgold }. Au hasard : { $blind }.
  }
rnn-caption-L = { $where ->
    [first] { $symbol } = −ln { $p } = { $loss } : plus le bon mot était attendu, moins il coûte. Première perte partielle.
    [last] { $symbol } = −ln { $p } = { $loss }. Les { $count } pertes sont là : L = { $sum }, soit une probabilité { $chance } pour la phrase entière.
   *[between] { $symbol } = −ln { $p } = { $loss }. Avec les précédentes, la perte atteint { $sum }.
  }
rnn-caption-i = La porte d’entrée s’ouvre à { $open } en moyenne ; l’unité { $unit } laisse le plus entrer : { $most }.
rnn-caption-f = { $first ->
    [yes] La porte d’oubli garderait { $keep } de la mémoire ; mais { $before } est vide, il n’y a encore rien à garder.
   *[no] La porte d’oubli garde { $keep } de { $before } en moyenne : au-delà de 1 pas, cette part se multiplie.
  }
rnn-caption-g = Le candidat { $symbol } propose ce qui pourrait entrer en mémoire ; l’unité { $unit } en dit le plus : { $most }.
rnn-caption-o = La porte de sortie montrera { $open } de la cellule en moyenne ; le reste restera caché.
rnn-caption-c = { $unit } = { $keep } × { $old } + { $enter } × { $fresh } = { $result } : on garde une part, on ajoute une part. Aucun tanh sur ce chemin.
rnn-caption-r = { $first ->
    [yes] La porte de réinitialisation s’ouvre à { $open } ; { $before } est nul, elle n’a encore rien à effacer.
   *[no] La porte de réinitialisation laisse { $open } de { $before } peser sur le candidat.
  }
rnn-caption-z = { $form ->
    [lecture] La porte de mise à jour prendra { $share } du nouveau en moyenne, et gardera le reste de l’ancien.
   *[pytorch] La porte de mise à jour gardera { $share } de l’ancien en moyenne, et prendra le reste du nouveau.
  }
rnn-caption-n = Le candidat { $symbol } mêle le mot lu et le passé que la porte a laissé ; l’unité { $unit } en dit le plus : { $most }.

## Phrases : en arrière

rnn-caption-dy = « { $gold } » n’avait que { $p } : la perte demande à son score de monter ({ $gap }), aux autres de baisser.
rnn-caption-dh = { $case ->
    [last] Dernier instant : { $state } ne reçoit que la demande de sa propre perte { $loss }, de norme { $own }.
    [cut] { $state } reçoit { $own } de sa perte { $loss } ; la troncature a coupé ce qui venait du futur.
   *[both] { $state } reçoit { $own } de sa propre perte { $loss }, et { $future } venu du futur par les mêmes poids.
  }
rnn-caption-da = À travers tanh, il passe { $share } de la demande : { $before } devient { $after }. Une unité saturée n’en laisse rien.
rnn-caption-dc = { $last ->
    [yes] { $memory } reçoit { $norm }, de sa seule sortie : il n’y a pas encore de futur.
   *[no] { $memory } reçoit { $norm }, dont { $future } venu de l’instant suivant, multiplié par sa seule porte d’oubli.
  }
rnn-caption-dgate = { $gate ->
    [i] La porte d’entrée
    [f] La porte d’oubli
    [g] Le candidat
    [o] La porte de sortie
    [r] La porte de réinitialisation
    [z] La porte de mise à jour
   *[n] Le candidat
  } reçoit { $nothing ->
    [yes] un gradient nul : ce qu’{ $gate ->
        [g] il
        [n] il
       *[other] elle
      } multiplie est nul ici.
   *[no] une demande de norme { $norm } ; à travers sa non-linéarité il en reste { $inside } pour les poids.
  }
rnn-caption-dW = { $first ->
    [yes] L’instant 1 ajoute { $share } à ∂L/∂{ $weights } : la somme est complète, { $sum }. Un seul gradient pour des poids partagés.
   *[no] L’instant { $time } ajoute sa part, { $share }, à ∂L/∂{ $weights } : la somme atteint { $sum }.
  }
rnn-caption-update = { $clipped ->
    [yes] Les poids font un pas de { $rate } contre le gradient (norme { $norm }, écrêtée : × { $scale }). La phrase suivante sera lue avec les nouveaux.
   *[no] Les poids font un pas de { $rate } contre le gradient, de norme { $norm }. La phrase suivante sera lue avec les nouveaux.
  }
