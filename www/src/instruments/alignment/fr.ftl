alignment-title = Alignement

alignment-preset-live = L’alignement s’apprend, en direct
alignment-preset-learnt = Appris : la zone économique européenne
alignment-preset-young = À moitié appris : ce que l’erreur demande
alignment-preset-scores = Quatre scores sur les mêmes phrases
alignment-preset-own = Des mots connus, dans un ordre jamais vu
alignment-preset-dates = Des dates, lettre par lettre

alignment-where = { $task } · { $score } · H = { $hidden }
alignment-task-translation = anglais → français
alignment-task-dates = dates
alignment-task-corpus = corpus personnel
alignment-role-additive = score additif
alignment-role-dot = produit scalaire
alignment-role-scaled_dot = produit scalaire réduit
alignment-role-general = score bilinéaire
alignment-role-without = sans attention
alignment-role-additive-short = add.
alignment-role-dot-short = scal.
alignment-role-scaled_dot-short = réd.
alignment-role-general-short = bil.
alignment-with = Avec attention
alignment-without = Sans attention
alignment-with-short = avec
alignment-without-short = sans
alignment-forced = Attention forcée

alignment-lane-held = Tenue à la main
alignment-equation-held = tenu à la main
alignment-release = Relâcher
alignment-weight-hint = Glissez pour tenir ce poids ; les autres se partagent le reste. Les flèches haut et bas font de même, Suppr relâche.
alignment-caption-held = Votre main oblige le décodeur à regarder { $first } à { $share } pour écrire le mot { $i } : le mot reste le même. Comparez la ligne « Attention forcée » plus bas.
alignment-caption-held-other = Votre main oblige le décodeur à regarder { $first } à { $share } : il écrit { $now } au lieu de { $free }. Ce sont ces poids qui transportent le sens.

alignment-lane-source = Source
alignment-lane-e = Score
alignment-lane-alpha = Attention
alignment-lane-c = Contexte
alignment-lane-loss = Perte
alignment-lane-exact = Phrases exactes
alignment-lane-exact-short = exactes
alignment-end-mark = fin
alignment-reference = référence
alignment-forward = aller
alignment-backward = retour
alignment-rows = Le mot écrit que l’on regarde
alignment-rows-hint = Choisir un mot : cliquer, ou les flèches du clavier. Un second clic sur une case l’explique.
alignment-columns = Le mot source que l’on suit
alignment-row-says = mot { $i }, { $word }, regarde { $source } à { $share }
alignment-cell-e = Score de { $source } pour écrire { $word } : { $value }
alignment-cell-alpha = Part de { $source } pour écrire { $word } : { $value }
alignment-cell-c = État de { $source }, de poids { $value } pour écrire { $word }
alignment-cell-back = Gradient à { $source } pour { $word } : { $value }
alignment-vector-e = État s avant le mot { $i }
alignment-vector-c = Contexte du mot { $i }
alignment-vector-dc = Gradient du contexte du mot { $i }
alignment-nothing-said = n’écrit rien
alignment-right-words = { $count ->
    [one] mot juste
   *[other] mots justes
  }
alignment-changed-words = { $count ->
    [0] mot change
    [one] mot change
   *[other] mots changent
  }

alignment-axis = L’apprentissage, mise à jour par mise à jour
alignment-training = Apprentissage
alignment-train = Entraîner
alignment-stop = Pause
alignment-at-update = { $step ->
    [0] non entraîné
    [one] { $shown } mise à jour
   *[other] { $shown } mises à jour
  }
alignment-updates = { $step ->
    [0] mise à jour
    [one] mise à jour
   *[other] mises à jour
  }
alignment-rate = { $rate } maj/s{ $more ->
    [yes] {" "}· reste { $left } s
   *[no] {""}
  }
alignment-unseen = { $task ->
    [corpus] { $shown } tirages inédits
    [dates] { $shown } dates inédites
   *[other] { $shown } phrases inédites
  }
alignment-figure-exact = Phrases exactes
alignment-figure-alignment = Mots bien alignés
alignment-figure-loss = Perte par phrase

alignment-equation = Les équations du mot, au-dessus de leurs nombres
alignment-table = Pour chaque mot écrit, les deux mots sources les plus regardés
alignment-table-word = Mot écrit
alignment-table-first = Premier mot regardé
alignment-table-second = Deuxième mot regardé
alignment-table-gold = Référence
alignment-not-yet = pas encore calculé
alignment-agreement = { $count } mots sur { $of } regardent où il faut.
alignment-agreed = { $count } { $unit ->
    [signs] signes
   *[words] mots
  } sur { $of } regardent où il faut

alignment-phase-whole = Où chaque mot regarde
alignment-phase-learning = Apprentissage en cours
alignment-phase-forward = Décodeur, aller
alignment-phase-backward = Rétropropagation
alignment-op-e = Scores pour le mot { $i }, { $word }
alignment-op-alpha = Attention du mot { $i }, { $word }
alignment-op-c = Contexte du mot { $i }, { $word }
alignment-op-s = État du décodeur au mot { $i }, { $word }
alignment-op-y = Le mot { $i } est écrit : { $word }
alignment-op-dy = Erreur au mot { $i }, { $word }
alignment-op-ds = Gradient de l’état du décodeur au mot { $i }
alignment-op-dc = Gradient du contexte du mot { $i }
alignment-op-dalpha = Gradient de l’attention du mot { $i }
alignment-op-de = Gradient des scores du mot { $i }

alignment-caption-even = { $step ->
    [0] Avant d’apprendre
   *[other] Au début
  }, chaque mot regarde partout à peu près autant : pour { $end ->
    [yes] la fin
   *[no] { $word }
  }, { $first } reçoit { $share }, au hasard ce serait { $even }. Entraînez : où va se poser le regard ?
alignment-caption-learning = Après { $shown } mises à jour, { $agreed } ; { $end ->
    [yes] la fin
   *[no] { $word }
  } regarde { $first } à { $share }.
alignment-caption-learning-free = Après { $shown } mises à jour, { $end ->
    [yes] la fin
   *[no] { $word }
  } regarde { $first } à { $share }.
alignment-caption-crosses = Pour écrire { $word }, le décodeur regarde { $first } à { $share }. Le regard revient en arrière : en français, cet adjectif suit le nom. { $agreed }.
alignment-caption-astray = Pour écrire { $word }, le décodeur regarde { $first } à { $share } et { $second } à { $other } ; la référence dit { $should }. { $agreed }.
alignment-caption-whole = Pour écrire { $end ->
    [yes] la fin de la phrase
   *[no] { $word }
  }, le décodeur regarde { $first } à { $share }, puis { $second } à { $other }. { $agreed }.
alignment-caption-whole-free = Pour écrire { $end ->
    [yes] la fin de la phrase
   *[no] { $word }
  }, le décodeur regarde { $first } à { $share }, puis { $second } à { $other }.
alignment-caption-e = Avant le mot { $i }, le décodeur en est à { $s }. Il note chaque mot source : { $best } obtient le plus haut score, { $high }, et { $worst } le plus bas, { $low }.
alignment-caption-alpha = Le softmax change les scores en parts de 1 : { $first } reçoit { $share }, { $second } { $other }. C’est là que le décodeur regarde pour écrire { $end ->
    [yes] la fin
   *[no] { $word }
  }.
alignment-caption-alpha-crosses = Pour écrire { $word }, le décodeur regarde { $first } à { $share } et { $second } à { $other }. Le regard revient en arrière : en français, cet adjectif suit le nom.
alignment-caption-c = { $c } est la moyenne des états sources, pondérée par l’attention : { $share } de { $h }, l’état de { $first }, et { $other } de celui de { $second }.
alignment-caption-s-first = Avec { $c }, le décodeur passe de { $before }, tiré de l’encodeur, à { $s }. Rien n’est encore écrit.
alignment-caption-s = Avec { $c } et le mot qu’il vient d’écrire, { $last }, le décodeur passe de { $before } à { $s }.
alignment-caption-y = { $end ->
    [yes] La phrase s’arrête là, à { $p }
   *[no] Le décodeur écrit { $word } à { $p }
  } ; il aurait hésité ensuite avec { $next }, { $r }.
alignment-caption-y-wrong = Le décodeur dirait { $best }, { $q } ; le bon mot, { $end ->
    [yes] la fin
   *[no] { $word }
  }, n’a que { $p }. C’est cette erreur qui va revenir.
alignment-caption-dy = { $L } = { $loss } : { $end ->
    [yes] la fin
   *[no] { $word }
  } a reçu { $p }. L’erreur demande les { $missing } qui manquent, et les reprend aux autres mots.
alignment-caption-ds-last = L’erreur du dernier mot atteint { $s } : elle lui demande un changement de norme { $size }.
alignment-caption-ds = { $s } est appelé deux fois : par l’erreur de son mot et par celles des mots suivants. Ensemble : norme { $size }.
alignment-caption-dc = De l’état du décodeur, la demande passe au contexte : { $c } devrait bouger de { $size } (norme). D’ici, elle prend deux chemins : les états sources et l’attention.
alignment-caption-dalpha-more = Chaque α est jugé par son état source. Le plus net : { $source }, { $most }. Le signe est négatif : le regarder davantage baisserait l’erreur.
alignment-caption-dalpha-less = Chaque α est jugé par son état source. Le plus net : { $source }, { $most }. Le signe est positif : le regarder moins baisserait l’erreur.
alignment-caption-de-more = À travers le softmax, seuls comptent les mots déjà un peu regardés : le score de { $source } (α = { $alpha }) doit monter, { $most }. La somme est nulle : ce qu’un mot gagne, les autres le perdent.
alignment-caption-de-less = À travers le softmax, seuls comptent les mots déjà un peu regardés : le score de { $source } (α = { $alpha }) doit baisser, { $most }. La somme est nulle : ce qu’un mot perd, les autres le gagnent.

alignment-panel-sentence = Une phrase à vous
alignment-panel-corpus = Vos deux colonnes de texte
