attention-values-title = Clés, valeurs, requête

attention-values-preset-lecture = 0,6 · 0,3 · 0,1 : le prix est un mélange
attention-values-preset-nearest = Noyau étroit : la plus proche décide
attention-values-preset-mean = Noyau large : la moyenne de tout
attention-values-preset-dot = Produit scalaire : la grande l’emporte
attention-values-preset-learnt = Couche apprise : les pièces ne comptent plus
attention-values-preset-slopes = En arrière : qui tire le prix, et vers où
attention-values-preset-roles = Exercice : clés, valeurs, requête du traducteur
attention-values-preset-lecture-sets = gaussien, h = 1
attention-values-preset-nearest-sets = gaussien, h = 0,1
attention-values-preset-mean-sets = gaussien, h = 20
attention-values-preset-dot-sets = q·k, petite maison
attention-values-preset-learnt-sets = W après 400 pas
attention-values-preset-slopes-sets = gaussien, h = 1, jusqu’à ∂V/∂q
attention-values-preset-roles-sets = GRU avec attention, 300 mises à jour

attention-values-where = 3 maisons · d = 3 · { $score }
attention-values-where-roles = GRU avec attention · { $step ->
    [0] non entraîné
    [one] { $shown } mise à jour
   *[other] { $shown } mises à jour
  }
attention-values-views = Ce que l’on regarde
attention-values-view-houses = Les maisons
attention-values-view-roles = Exercice

attention-values-lane-attributes = Attributs
attention-values-lane-scores = Score
attention-values-lane-weights = Poids
attention-values-lane-values = Valeur
attention-values-lane-price-lane = Prix
attention-values-lane-product = Part du prix
attention-values-lane-slope = Gradient du score
attention-values-lane-decoder = Décodeur
attention-values-lane-attention = Attention
attention-values-lane-encoder = Encodeur
attention-values-lane-source = Source
attention-values-rooms-axis = pièces
attention-values-area = { $shown } m²
attention-values-price = { $shown } k€
attention-values-house = Maison { $i }
attention-values-query = La maison dont on cherche le prix : la glisser, ou les flèches
attention-values-query-at = { $area } m², { $rooms } pièces{ $pool ->
    [true] , piscine
   *[other] {""}
  }
attention-values-drag = glissez-la
attention-values-attribute-area = surface / 30
attention-values-attribute-rooms-axis = pièces
attention-values-attribute-pool = piscine
attention-values-row = ligne { $k } de W
attention-values-share = { $share } / { $sum } = { $weight }
attention-values-open-s = Score de la maison { $i } : comment il est fait
attention-values-open-w = Poids de la maison { $i } : comment il est fait
attention-values-open-V = Le prix : comment il est fait
attention-values-not-yet = pas encore calculé
attention-values-table = Les maisons connues et ce qu’elles apportent au prix
attention-values-table-roles = Scores et poids pour écrire { $word }
attention-values-equation = Équation de l’opération

attention-values-score = Score de ressemblance
attention-values-score-gaussian = gaussien
attention-values-score-dot = produit scalaire
attention-values-score-scaled_dot = réduit par √d
attention-values-score-learnt = couche apprise
attention-values-width = Largeur
attention-values-dot-note = q·k grandit avec la taille de k : une grande maison ressemble à tout le monde.
attention-values-aim = 0,6 · 0,3 · 0,1
attention-values-pool = Piscine
attention-values-missed = Avec ce score, aucune maison du plan n’a ces trois poids.
attention-values-train = Apprendre W
attention-values-train-translator = Entraîner
attention-values-sold = Points : 40 ventes, plus foncé plus cher, cerclé avec piscine.
attention-values-stop = Pause
attention-values-off = { $step ->
    [0] Au départ
    [one] { $shown } pas
   *[other] { $shown } pas
  } : ± { $error } k€
attention-values-slope-area = ∂V/∂surface : { $shown } k€ par m²
attention-values-slope-rooms = ∂V/∂pièces : { $shown } k€ par pièce

attention-values-op-start = Avant la comparaison
attention-values-op-s = Scores
attention-values-op-w = Poids
attention-values-op-p = Parts du prix
attention-values-op-V = Prix
attention-values-op-dw = En arrière : vers les poids
attention-values-op-ds = En arrière : vers les scores
attention-values-op-dq = En arrière : vers la requête
attention-values-op-start-roles = Exercice
attention-values-op-e = Scores du mot { $i }
attention-values-op-a = Poids du mot { $i }
attention-values-op-c = Contexte du mot { $i }

attention-values-caption-start = Trois maisons sont connues : leurs attributs sont les clés, leurs prix les valeurs. Une quatrième est la requête. Quel est son prix ?
attention-values-caption-s-gaussian = Chaque clé est comparée à la requête : plus elle est loin, plus le score est bas. { $near } est la plus proche, avec { $score }.
attention-values-caption-s-dot = q·k multiplie attribut par attribut : { $near } a le plus grand score, { $score }. Est-elle la plus ressemblante, ou la plus grande ?
attention-values-caption-s-scaled_dot = Le même produit, divisé par √3 : les écarts sont plus petits, l’ordre est le même. { $near } mène avec { $score }.
attention-values-caption-s-learnt = La couche W étire ce qui compte avant de comparer : { $near } est la plus proche à ses yeux, avec { $score }.
attention-values-caption-w = Le softmax fait des scores des poids qui font 1 ensemble : { $house } pèse { $weight }.
attention-values-caption-p = Chaque prix entre dans le mélange avec son poids : { $house } y apporte { $weight } de { $value } k€.
attention-values-caption-V = Le prix inconnu est un mélange : plus une maison ressemble à la requête, plus son prix pèse. { $house } pèse { $weight } : { $price } k€.
attention-values-caption-V-dot = Le produit scalaire récompense les grands vecteurs : { $house } pèse { $weight }, ressemblante ou non. Prix : { $price } k€.
attention-values-caption-V-one = { $house } pèse { $weight } : le prix est presque le sien, { $price } k€. L’attention est devenue un choix.
attention-values-caption-V-mean = Toutes pèsent autant : le prix est la moyenne, { $price } k€. L’attention ne regarde plus rien.
attention-values-caption-dw = En arrière. Un poids de plus sur une maison ajouterait son prix : ∂V/∂w est la valeur elle-même, jusqu’à { $price }.
attention-values-caption-ds-up = { $house } pousse le prix vers le haut : { $slope } = { $weight } × ({ $own } − { $price }). Un score compte autant que sa maison pèse et que son prix s’écarte du mélange.
attention-values-caption-ds-down = { $house } tire le prix vers le bas : { $slope } = { $weight } × ({ $own } − { $price }). Un score compte autant que sa maison pèse et que son prix s’écarte du mélange.
attention-values-caption-dq = La flèche dit où déplacer la requête pour que son prix monte : { $area } k€ par m², { $rooms } k€ par pièce. Tout est dérivable : tout s’apprend.
attention-values-caption-exercise = Le traducteur écrit { $word }. Il mélange des valeurs selon la ressemblance entre une requête et des clés, comme pour les maisons. Qui est qui ?
attention-values-caption-roles-start = { $state } demande, les h répondent : les mêmes trois rôles que pour les maisons.
attention-values-caption-e = { $state }, la requête, est comparée à chaque clé h : un score par mot de la source.
attention-values-caption-a = Le softmax en fait des poids : pour écrire { $word }, { $source } pèse { $weight }.
attention-values-caption-c = { $context } est le mélange des valeurs h : { $source } y entre pour { $weight }. C’est le « prix » du mot { $word }.

attention-values-roles = Le rôle cherché
attention-values-role-k = clés
attention-values-role-v = valeurs
attention-values-role-q = requête
attention-values-ask-k = Où sont les clés ?
attention-values-ask-v = Où sont les valeurs ?
attention-values-ask-q = Où est la requête ?
attention-values-point = Montrez-le dans le dessin : cliquez, ou Tab puis Entrée.
attention-values-right = Oui.
attention-values-wrong = Non.
attention-values-again = Recommencer
attention-values-count = { $right } sur { $tries }
attention-values-solved-title = Les trois rôles
attention-values-solved = c est à la traduction ce que le prix est à la maison : Σ poids × valeur. Chez Bahdanau, la requête est l’état d’avant le mot ; chez Luong, celui d’après.
attention-values-translator = { $step ->
    [0] traducteur non entraîné
    [one] { $shown } mise à jour
   *[other] { $shown } mises à jour
  }
attention-values-writes = Il écrit : « { $text } »
attention-values-part-x = Les mots de la source x
attention-values-part-h = Les états de l’encodeur h
attention-values-part-sp = L’état du décodeur avant le mot, s avec l’indice i−1
attention-values-part-alpha = Les poids d’attention α
attention-values-part-c = Le contexte c
attention-values-part-s = L’état du décodeur s avec l’indice i
attention-values-part-y = Le mot écrit y
attention-values-part-plays = { $part } : { $roles }
attention-values-why-k-h = Les h sont ce à quoi la requête est comparée : e = a(s, h). Comme les attributs des maisons connues.
attention-values-why-k-x = Les mots eux-mêmes ne sont pas comparés : l’encodeur les a d’abord lus, chacun dans sa phrase. Ce sont ses états qui servent.
attention-values-why-k-sp = C’est ce qui est comparé aux clés : il pose la question, il n’y répond pas.
attention-values-why-k-alpha = Ce sont les poids : le résultat de la comparaison, une fois passé par le softmax.
attention-values-why-k-c = C’est le résultat du mélange, le « prix » : il vient après les clés.
attention-values-why-k-s = Cet état vient après le mélange ; il ne peut pas y avoir servi de clé.
attention-values-why-k-y = C’est la réponse. Les clés sont du côté de ce que l’on connaît : la source.
attention-values-why-v-h = Encore les h : c = Σ α h. Ici clés et valeurs sont les mêmes vecteurs ; pour les maisons, attributs et prix différaient.
attention-values-why-v-x = Ce ne sont pas les mots qui entrent dans le mélange, mais les états que l’encodeur en a faits.
attention-values-why-v-sp = L’état du décodeur n’est pas mélangé : il choisit les poids du mélange.
attention-values-why-v-alpha = Les α disent combien de chaque valeur ; les valeurs sont ce qu’ils multiplient.
attention-values-why-v-c = C’est la somme des valeurs pesées, comme le prix cherché. Qu’a-t-on additionné ?
attention-values-why-v-s = s reçoit le mélange, il n’en fait pas partie.
attention-values-why-v-y = Le mot est choisi après le mélange ; les valeurs viennent de la source.
attention-values-why-q-sp = C’est l’état juste avant le mot qui demande : « que me faut-il pour la suite ? » Comme la maison dont on cherche le prix.
attention-values-why-q-x = La source est ce que l’on consulte, comme les maisons connues ; qui consulte ?
attention-values-why-q-h = Les h sont consultés : ce sont les clés et les valeurs. Qui les compare à soi ?
attention-values-why-q-alpha = Les α sortent de la comparaison ; la requête y entre.
attention-values-why-q-c = Le contexte est la réponse à la requête, pas la requête.
attention-values-why-q-s = Presque : chez Luong, oui. Ici (Bahdanau) cet état n’existe pas encore quand on demande ; c’est celui d’avant.
attention-values-why-q-y = Le mot n’est pas encore écrit quand la question est posée.
