memory-span-title = Portée de la mémoire

memory-span-preset-order = L’ordre de deux symboles : le RNN oublie au-delà de 20 à 30 pas
memory-span-preset-chat = Le chat … boit : l’accord à distance
memory-span-preset-cat = The cat … drinks : l’accord à distance (en anglais)
memory-span-preset-shut = Une porte à demi fermée au départ : le LSTM oublie aussi
memory-span-preset-adding = Additionner deux nombres éloignés
memory-span-preset-elman = La troncature d’Elman : ce qui est coupé ne s’apprend pas
memory-span-preset-reber = La grammaire de Reber imbriquée : le premier succès du LSTM

memory-span-task-temporal_order = ordre temporel
memory-span-task-adding = addition
memory-span-task-agreement = accord
memory-span-task-latch = verrou
memory-span-task-reber = grammaire de Reber
memory-span-where = { $cells ->
    [one] 1 cellule
   *[other] { $cells } cellules
  } × { $columns } × { $seeds ->
    [one] 1 graine
   *[other] { $seeds } graines
  }

memory-span-distance = Distance
memory-span-words-between = Mots entre deux
memory-span-reach-back = Pas en arrière
memory-span-sequence = une séquence
memory-span-all = tout
memory-span-lane-success = Réussite
memory-span-lane-success-words =
    graines à 99 %
    de bonnes réponses
memory-span-lane-success-error =
    graines dont l’erreur
    passe sous 0,01
memory-span-lane-success-grammar =
    graines qui savent
    chaque lettre
memory-span-success-picture = Part des graines qui ont appris la tâche, selon la distance
memory-span-lane-reach = Gradient
memory-span-lane-reach-words = 
    avant
    d’apprendre
memory-span-reach-picture = Part du gradient de la dernière perte qui revient à ce qu’il faut retenir, selon la distance, en échelle logarithmique
memory-span-reach-cut = 0, coupé
memory-span-reach-short = gradient qui revient
memory-span-timeline = Chronologie : chaque évaluation de chaque essai
memory-span-progress = Essais terminés
memory-span-of-runs = / { $all } essais
memory-span-left = reste { $time }
memory-span-took = en { $time }
memory-span-moment = un instant
memory-span-seconds = environ { $seconds } s
memory-span-minutes = environ { $minutes } min
memory-span-start = Lancer l’expérience
memory-span-start-most = { $runs ->
    [one] 1 apprentissage
   *[other] { $runs } apprentissages
  } sur cette machine : { $time }, au plus { $most }

memory-span-legend-thing = à retenir
memory-span-legend-asked = la question
memory-span-legend-right = bonnes réponses
memory-span-legend-error = erreur quadratique
memory-span-span = retient jusqu’à
memory-span-span-none = ne retient à aucune distance
memory-span-enough = apprend dès
memory-span-enough-none = n’apprend jamais
memory-span-curve-loss = perte, exemples réservés
memory-span-updates = { $count ->
    [one] { $shown } mise à jour
   *[other] { $shown } mises à jour
  }
memory-span-rates = Par pas en arrière
memory-span-lag = sur { $lag } pas
memory-span-accuracy = juste
memory-span-seeds = graines

memory-span-run = { $cell }, { $where }, graine { $seed }
memory-span-stand-none = Pas encore lancé
memory-span-stand-open = { $figure } après { $step ->
    [one] { $shown } mise à jour
   *[other] { $shown } mises à jour
  }
memory-span-stand-solved = Appris : { $figure } après { $step ->
    [one] { $shown } mise à jour
   *[other] { $shown } mises à jour
  }
memory-span-stand-failed = Pas appris : { $figure } après { $step ->
    [one] { $shown } mise à jour
   *[other] { $shown } mises à jour
  }
memory-span-foot = { $solved }/{ $of } · { $steps ->
    [one] { $shown } mise à jour
   *[other] { $shown } mises à jour
  }
memory-span-tally = { $solved } sur { $ended } l’ont apprise ({ $of } en tout)
memory-span-table = Combien de graines ont appris la tâche, par cellule et par distance ; r : part du gradient qui revient
memory-span-close = Fermer cet essai
memory-span-scrub = Mise à jour de l’essai ouvert
memory-span-at-update = { $step ->
    [one] mise à jour { $shown }
   *[other] mise à jour { $shown }
  }
memory-span-to-start = Aux poids de départ
memory-span-before = Une évaluation en arrière
memory-span-after = Une évaluation en avant
memory-span-to-end = À la fin de cet essai
memory-span-answers = À l’œuvre sur des exemples jamais appris
memory-span-answered = répond
memory-span-expected = attendu
memory-span-right = juste
memory-span-wrong = faux

memory-span-phase-start = Pas encore lancée
memory-span-phase-running = En cours
memory-span-phase-paused = En pause
memory-span-phase-done = Expérience terminée
memory-span-at-run = essai { $run } sur { $all }

memory-span-caption-start = { $runs } réseaux vont tenter d’apprendre une même tâche ({ $task }) sur des distances croissantes. Lesquels retiendront encore ?
memory-span-caption-start-truncated = { $runs } réseaux vont tenter d’apprendre une même tâche ({ $task }), avec un gradient qui ne remonte que de k pas. Jusqu’où doit-il remonter ?
memory-span-caption-rewound = Retour au départ. Les résultats des { $runs } essais sont gardés : parcourez-les, ou rejouez-les.
memory-span-caption-open = { $cell }, { $where }, graine { $seed } : { $figure } de bonnes réponses après { $step ->
    [one] { $shown } mise à jour
   *[other] { $shown } mises à jour
  }. Le hasard en donne { $chance } ; à { $threshold }, c’est appris.
memory-span-caption-solved = { $cell }, { $where }, graine { $seed } : appris, { $figure } de bonnes réponses après { $step ->
    [one] { $shown } mise à jour
   *[other] { $shown } mises à jour
  }, sur des exemples jamais vus.
memory-span-caption-failed = { $cell }, { $where }, graine { $seed } : pas appris. Après { $step ->
    [one] { $shown } mise à jour
   *[other] { $shown } mises à jour
  }, { $figure } de bonnes réponses ; le hasard en donne { $chance }.
memory-span-caption-open-error = { $cell }, { $where }, graine { $seed } : erreur { $figure } après { $step ->
    [one] { $shown } mise à jour
   *[other] { $shown } mises à jour
  }. Répondre toujours 1 coûte { $chance } ; sous { $threshold }, c’est appris.
memory-span-caption-solved-error = { $cell }, { $where }, graine { $seed } : appris, erreur { $figure } après { $step ->
    [one] { $shown } mise à jour
   *[other] { $shown } mises à jour
  }, sur des exemples jamais vus.
memory-span-caption-failed-error = { $cell }, { $where }, graine { $seed } : pas appris. Après { $step ->
    [one] { $shown } mise à jour
   *[other] { $shown } mises à jour
  }, l’erreur est { $figure } ; répondre toujours 1 coûte { $chance }.
memory-span-holds-all = le { $cell } retient encore à { $where }
memory-span-holds-some = le { $cell } retient jusqu’à { $where }
memory-span-holds-none = le { $cell } ne retient à aucune distance
memory-span-holds-join = ,_
memory-span-caption-done = { $spans }. Avant d’apprendre, { $reach } du dernier gradient du { $cell } revenait à { $where }.
memory-span-caption-truncated = { $failed ->
    [0] { $needs }.
   *[other] Jusqu’à { $most }, personne n’apprend : le gradient est coupé avant la lettre à retenir. { $needs }.
  }
memory-span-needs = le { $cell } réussit à tout départ avec { $where }
memory-span-needs-more = le { $cell } ne réussit jamais à tout départ

problem-no-cell = Il faut au moins une cellule parmi RNN, LSTM et GRU.
problem-not-a-distance = « { $value } » n’est pas un nombre entier de { $min } à { $max }.
problem-number-of-distances = Donnez de un à { $max } nombres, séparés par des espaces.
problem-too-many-runs = Cela ferait { $runs } apprentissages ; une expérience en contient { $max } au plus. Prenez moins de distances, de cellules ou de graines.
