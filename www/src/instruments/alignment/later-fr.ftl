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
alignment-setting-forced = Attention tenue à la main
alignment-problem-not-held = « { $value } » ne convient pas à cette phrase. Écrivez un mot de la réponse et un poids pour chaque mot source, comme 2:0,0.5,0.5.
alignment-problem-unknown-symbol = « { $symbol } », le mot { $position }, n’est pas parmi ceux qu’il a appris.
alignment-problem-corpus-empty = Aucune ligne n’est une paire : une phrase, une tabulation, sa traduction.
alignment-problem-corpus-one-sentence = Il faut au moins deux phrases différentes à gauche.
alignment-problem-not-a-date = Ce n’est pas une date de 1950 à 2029 dans l’une des six formes : 3 May 1979, May 3, 1979, 03/05/1979, 3 mai 1979, 3.5.79, 03-May-79.
alignment-problem-input-empty = Il n’y a rien à y lire.
alignment-problem-input-too-long = C’est trop long : { $max } symboles au plus sont lus.
