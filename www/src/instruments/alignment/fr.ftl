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

alignment-story-uniform-title = Avant d’apprendre : partout à la fois
alignment-story-uniform-text = Treize mots anglais, et une phrase française à écrire. Chaque ligne de la matrice est un mot écrit ; chaque case dit combien il regarde un mot source. Rien n’est appris : environ { $even } partout.
alignment-story-ask-title = Où va se poser le regard ?
alignment-story-ask-text = Personne ne dira au réseau quel mot traduit lequel : il ne voit que des paires de phrases, et jamais celle-ci.
alignment-story-ask-question = Pour écrire « européenne », le septième mot, où regardera-t-il ?
alignment-story-ask-option-same = Le septième mot anglais, « Area » : même rang
alignment-story-ask-option-word = « European », le cinquième : en arrière
alignment-story-ask-option-all = Toute la phrase à la fois
alignment-story-ask-answer = « { $source } », à { $share }. L’ordre des mots n’est pas le même dans les deux langues : le regard saute à « Area » pour « zone », puis revient. Il l’a appris de l’erreur seule.
alignment-story-step-title = Un mot, pas à pas
alignment-story-step-text = L’état du décodeur est comparé à chaque état source : le score e. Le softmax en fait des parts α, et le contexte c est la moyenne des états avec ces parts. Les flèches du clavier avancent d’une opération.
alignment-story-without-title = Le même réseau, sans attention
alignment-story-without-text = Il doit tenir toute la phrase dans un seul vecteur. Mêmes exemples, même durée : { $exact } de phrases exactes avec attention, { $without } sans. Ce qu’il écrit pour cette phrase-ci est sur la ligne du dessous.
alignment-story-back-title = Comment le regard s’apprend
alignment-story-back-text = Au retour, l’erreur dit à chaque α si le regarder davantage aiderait. Puis le softmax multiplie par α lui-même : un mot qui n’est pas regardé du tout n’est presque pas corrigé, et ce qu’un mot gagne, les autres le perdent.
alignment-story-luong-title = Bahdanau, Luong : quel score ?
alignment-story-luong-text = Bahdanau (2015) compare { $before } et { $h } par un petit réseau, avant d’écrire. Luong (2015) prend l’état courant { $now } et un produit, puis tanh({ $W } [{ $c } ; { $now }]). Ici les quatre scores partent de { $before }, pour ne changer qu’une chose à la fois. Entraînez : lequel trouve le premier où regarder ?

alignment-panel-sentence = Une phrase à vous
alignment-panel-corpus = Vos deux colonnes de texte
alignment-panel-known = { $count ->
    [one] Le { $shown } symbole qu’il sait lire
   *[other] Les { $shown } symboles qu’il sait lire
  }
alignment-panel-form = Une paire par ligne : une phrase, une tabulation, sa traduction. Quelques milliers de lignes d’une dizaine de mots s’apprennent en une minute. Rien ne quitte cette page.
alignment-panel-begins = Qui commencent par
alignment-panel-example = Partir d’un exemple
alignment-panel-example-left = À chaque nom il manque un adjectif. Entraînez, puis écrivez vous-même une de ces phrases : « le chat noir dort ».
alignment-panel-pairs = { $count ->
    [one] { $shown } paire lue
   *[other] { $shown } paires lues
  }
alignment-panel-source = { $count ->
    [one] { $shown } mot à gauche
   *[other] { $shown } mots à gauche
  }
alignment-panel-target = { $count ->
    [one] { $shown } à droite
   *[other] { $shown } à droite
  }
alignment-panel-skipped = { $count ->
    [one] { $shown } ligne écartée, la nº { $first } :
   *[other] { $shown } lignes écartées, la première est la nº { $first } :
  }
alignment-panel-no-tab = { $shown } sans tabulation
alignment-panel-empty = { $shown } avec un côté vide
alignment-panel-too-long = { $shown } de plus de 64 mots
alignment-panel-too-many = { $shown } après la 20 000e paire
alignment-panel-cut = Seuls les { $kept } mots les plus fréquents sur { $distinct } sont appris ; les autres comptent comme inconnus.
alignment-setting-task = Ce qui s’apprend
alignment-setting-task-hint = De petites phrases vers le français, des dates vers une seule forme, ou vos paires.
alignment-choice-task-translation = Phrases
alignment-choice-task-dates = Dates
alignment-choice-task-corpus = Vôtres
alignment-group-data = Données
alignment-setting-text = Deux colonnes de texte
alignment-setting-text-hint = Une phrase, une tabulation, sa traduction ; une paire par ligne. Collez, ou déposez un fichier.
alignment-setting-sentence = Phrase observée
alignment-setting-sentence-hint = Entrée l’applique. Vide : une phrase jamais apprise.
alignment-group-sequence = Phrase
alignment-setting-asked = Mot regardé
alignment-setting-asked-hint = Le mot écrit dont parlent les bandes sous la matrice.
alignment-setting-score = Score
alignment-setting-score-hint = Comment un état du décodeur s’accorde à un mot source.
alignment-choice-score-additive = Add.
alignment-choice-score-dot = Scal.
alignment-choice-score-scaled_dot = Réduit
alignment-choice-score-general = Bilin.
alignment-setting-compare = À côté apprend
alignment-setting-compare-hint = Le même réseau sans attention, ou avec chacun des autres scores.
alignment-choice-compare-without = Sans attention
alignment-choice-compare-scores = Autres scores
alignment-setting-updates = Mises à jour prévues
alignment-setting-updates-hint = L’apprentissage s’arrête là ; un peu après la moitié, ses pas raccourcissent.
alignment-problem-unknown-symbol = « { $symbol } », le mot { $position }, n’est pas parmi ceux qu’il a appris.
alignment-problem-corpus-empty = Aucune ligne n’est une paire : une phrase, une tabulation, sa traduction.
alignment-problem-corpus-one-sentence = Il faut au moins deux phrases différentes à gauche.
alignment-problem-not-a-date = Ce n’est pas une date de 1950 à 2029 dans l’une des six formes : 3 May 1979, May 3, 1979, 03/05/1979, 3 mai 1979, 3.5.79, 03-May-79.
alignment-problem-input-empty = Il n’y a rien à y lire.
alignment-problem-input-too-long = C’est trop long : { $max } symboles au plus sont lus.
