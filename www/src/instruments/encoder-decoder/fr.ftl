encoder-decoder-title = Encodeur–décodeur

encoder-decoder-preset-bottleneck = Tout passe par 16 nombres
encoder-decoder-preset-live = Non entraîné : entraînez les trois
encoder-decoder-preset-attention = Avec attention : un chemin autour du mur
encoder-decoder-preset-reversed = Source à l’envers : le plus court décalage, 1
encoder-decoder-preset-beam = Faisceau : une suite plus probable que la gloutonne
encoder-decoder-preset-forced = Professeur ou seul : une erreur s’enchaîne
encoder-decoder-preset-sentences = Des phrases, à entraîner : anglais, français
encoder-decoder-preset-bottleneck-sets = GRU · H = 16 · 1 500 mises à jour
encoder-decoder-preset-live-sets = GRU · H = 16 · non entraîné
encoder-decoder-preset-attention-sets = GRU · H = 16 · attention additive
encoder-decoder-preset-reversed-sets = GRU · H = 16 · lu de la fin au début
encoder-decoder-preset-beam-sets = GRU · H = 16 · faisceau de 3
encoder-decoder-preset-forced-sets = GRU · H = 16 · la référence est soufflée
encoder-decoder-preset-sentences-sets = GRU · H = 48 · environ 20 s

encoder-decoder-where = { $cell } · H = { $hidden } · { $step ->
    [0] non entraîné
    [one] { $shown } mise à jour
   *[other] { $shown } mises à jour
  }
encoder-decoder-read = Le réseau que l’on regarde
encoder-decoder-read-plain = à l’endroit
encoder-decoder-read-reversed = à l’envers
encoder-decoder-read-attention = attention
encoder-decoder-write = Façon d’écrire
encoder-decoder-write-greedy = glouton
encoder-decoder-write-beam = faisceau
encoder-decoder-write-forced = professeur
encoder-decoder-width = Largeur du faisceau
encoder-decoder-word = Le mot à lire
encoder-decoder-sentence = La phrase à lire
encoder-decoder-train = Entraîner
encoder-decoder-stop = Pause
encoder-decoder-at-update = { $step ->
    [0] non entraîné
    [one] { $shown } mise à jour
   *[other] { $shown } mises à jour
  }
encoder-decoder-rate = { $shown } /s
encoder-decoder-not-yet = pas encore calculé
encoder-decoder-equation = Équation de l’opération

encoder-decoder-lane-shares = Exactitude
encoder-decoder-lane-states = États
encoder-decoder-lane-inputs = Entrées
encoder-decoder-lane-memory = Mémoire
encoder-decoder-lane-attention = Attention
encoder-decoder-memory-note =
    ce qui reste de
    chaque symbole
encoder-decoder-attention-note =
    ce que regarde
    chaque symbole
encoder-decoder-numbers = nombres
encoder-decoder-nothing-else =
    rien d’autre
    ne passe
encoder-decoder-around =
    l’attention
    passe ailleurs
encoder-decoder-forced-row = soufflé
encoder-decoder-free-row = tout seul
encoder-decoder-state-h = État h{ $t } de l’encodeur : ses nombres
encoder-decoder-state-s = État s{ $t } du décodeur : ses nombres
encoder-decoder-strand = Ce qui reste de « { $symbol } »
encoder-decoder-encoder = encodeur
encoder-decoder-hypotheses = Hypothèses du faisceau
encoder-decoder-written = Ce que chacun écrit
encoder-decoder-answer = référence
encoder-decoder-likelihood = p(y) jusqu’au symbole { $i }
encoder-decoder-lags = Décalage entre lire et écrire
encoder-decoder-mean = moyen { $shown }
encoder-decoder-table-written = Ce qui est écrit, symbole par symbole
encoder-decoder-table-shares = Suites justes selon la longueur

encoder-decoder-op-start = Avant la lecture
encoder-decoder-op-h = Encodeur, j = { $t }
encoder-decoder-op-c = Contexte
encoder-decoder-op-s = Décodeur, état { $t }
encoder-decoder-op-y = Décodeur, symbole { $t }

encoder-decoder-caption-start = { $count ->
    [one] L’encodeur va lire un seul symbole. Tout ce qu’il en retient devra tenir dans un état de { $hidden } nombres.
   *[other] L’encodeur va lire { $count } symboles, l’un après l’autre. Tout ce qu’il en retient devra tenir dans un état de { $hidden } nombres.
  }
encoder-decoder-caption-h-first = L’encodeur lit { $symbol } : { $state } est tout ce qu’il en garde.
encoder-decoder-caption-h = L’encodeur lit { $symbol } et le mêle à { $before } : { $state } résume { $t } symboles dans les mêmes { $hidden } nombres.
encoder-decoder-caption-c = { $count ->
    [one] La lecture est finie : c = { $state }. Le seul symbole doit tenir dans ces { $hidden } nombres ; rien d’autre ne passe le mur.
   *[other] La lecture est finie : c = { $state }. Les { $count } symboles doivent tenir dans ces { $hidden } nombres ; rien d’autre ne passe le mur.
  }
encoder-decoder-caption-c-attention = { $state } passe comme avant, mais le décodeur pourra revenir à chaque h : le mur a d’autres ouvertures.
encoder-decoder-caption-s-first = Le décodeur part de c et de la marque de début : { $state }.
encoder-decoder-caption-s = Le décodeur reçoit ce qu’il vient d’écrire, { $fed }, et { $before } : { $state }.
encoder-decoder-caption-s-forced = Le décodeur reçoit le bon symbole, { $fed }, quoi qu’il ait écrit : { $state }.
encoder-decoder-caption-y = Le plus probable est { $word }, à { $p }. Jusqu’ici p(y) = { $product }.
encoder-decoder-caption-y-attention = Pour écrire { $word } ({ $p }), le décodeur regarde { $source } à { $weight }.
encoder-decoder-caption-y-beam = Les { $width } débuts les plus probables sont gardés ; le meilleur chemin écrit ici { $word } ({ $p }). p(y) = { $product }.
encoder-decoder-caption-y-forced-right = Soufflé jusqu’ici, il dit { $said } : juste. La référence pesait { $p }.
encoder-decoder-caption-y-forced-wrong = Soufflé jusqu’ici, il dirait { $said } au lieu de { $wanted }, qui pesait { $p } ; on lui souffle le bon et on continue.
encoder-decoder-caption-whole-untrained = Sans apprentissage, rien de sensé ne sort. Entraînez les trois réseaux : jusqu’à quelle longueur tiendra celui qui n’a que { $hidden } nombres ?
encoder-decoder-caption-whole-plain = { $count ->
    [one] La seule lettre, { $source }, doit tenir dans { $hidden } nombres. Il en sort { $own }. À cette longueur { $plain } des mots passent ; avec attention, { $attention }.
   *[other] Les { $count } lettres de { $source } doivent tenir dans { $hidden } nombres. Il en sort { $own }. À cette longueur { $plain } des mots passent ; avec attention, { $attention }.
  }
encoder-decoder-caption-whole-reversed = Lu de la fin au début, { $source } sort { $own }. Le premier symbole écrit vient d’être lu : { $reversed } des mots de cette longueur passent, contre { $plain } à l’endroit.
encoder-decoder-caption-whole-attention = Avec attention chaque symbole va chercher le sien : { $own }. { $attention } des mots de cette longueur passent, contre { $plain } par les seuls { $hidden } nombres.
encoder-decoder-caption-whole-plain-sentence = Les { $count } mots de la phrase doivent tenir dans { $hidden } nombres. À cette longueur { $plain } des phrases passent mot pour mot ; avec attention, { $attention }.
encoder-decoder-caption-whole-reversed-sentence = Lue de la fin au début. À cette longueur { $reversed } des phrases passent, { $plain } à l’endroit, { $attention } avec attention.
encoder-decoder-caption-whole-attention-sentence = Avec attention chaque mot va chercher les siens : { $attention } des phrases de cette longueur passent, contre { $plain } par les seuls { $hidden } nombres.
encoder-decoder-caption-whole-beam = Un faisceau de { $width } trouve { $best } (p = { $p }), plus probable que { $own }, la suite gloutonne. Chercher mieux n’ajoute pas de mémoire : les { $hidden } nombres restent.
encoder-decoder-caption-whole-beam-same = Un faisceau de { $width } trouve la même suite que le choix glouton, { $best } (p = { $p }).
encoder-decoder-caption-whole-forced = Soufflé, il se trompe { $wrong } fois sur { $of } ; seul, il écrit { $own } : chaque erreur est relue comme si elle était juste.
encoder-decoder-caption-whole-forced-right = Soufflé ou seul, il écrit { $own } : tant qu’il a raison, les deux façons n’en font qu’une.
