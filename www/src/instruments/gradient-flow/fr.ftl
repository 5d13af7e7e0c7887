gradient-flow-title = Course du gradient

gradient-flow-preset-holds = Il tient : des portes proches de un
gradient-flow-preset-vanishes = Il s’évanouit : σ₁ < 1
gradient-flow-preset-explodes = Il explose : ρ = 4
gradient-flow-preset-radius-above-one = ρ > 1 et il s’évanouit quand même
gradient-flow-preset-half-shut = LSTM, biais d’oubli 0 : rien non plus
gradient-flow-preset-through-gates = LSTM : il explose par ses portes
gradient-flow-preset-cliff = La falaise d’un neurone
gradient-flow-preset-holds-sets = biais d’oubli 2, de mise à jour 4
gradient-flow-preset-vanishes-sets = une rotation fois 0,8, tanh
gradient-flow-preset-explodes-sets = ρ = 4, tanh
gradient-flow-preset-radius-above-one-sets = ρ = 1,1, entrée entière
gradient-flow-preset-half-shut-sets = biais d’oubli 0, de mise à jour 0
gradient-flow-preset-through-gates-sets = poids × 8, biais d’oubli 1
gradient-flow-preset-cliff-sets = w = 6, b = −2,4, θ = 1

gradient-flow-where-start = avant d’apprendre
gradient-flow-where-cliff = un neurone, 50 pas, deux paramètres
gradient-flow-view-chain = Longue chaîne
gradient-flow-view-cliff = Un neurone
gradient-flow-learn = Faire apprendre une tâche
gradient-flow-unlearn = Retour au bruit dans des poids neufs
gradient-flow-take-apart = Décomposer le { $cell }

gradient-flow-strip-less = moins de { $least }
gradient-flow-strip-more = plus de { $most }
gradient-flow-zero = exactement 0
gradient-flow-line-zero = { $name } : exactement 0
gradient-flow-underflow = 0 sur 32 bits
gradient-flow-underflow-line = plus bas : 0 (sous-passement) sur 32 bits
gradient-flow-lane-curves = Gradient
gradient-flow-lane-curves-words =
    en part de
    ce que veut
    la perte du
    dernier état
gradient-flow-curves-picture = Les gradients des trois cellules selon le pas, sur un axe logarithmique
gradient-flow-line-bound = borne (σ₁γ)ⁿ
gradient-flow-line-product = σ₁ du produit
gradient-flow-line-kept-lstm = ∏ f : ce n’est pas le gradient
gradient-flow-line-kept-gru = ∏ (1−z) : ce n’est pas le gradient
gradient-flow-lane-states = États
gradient-flow-lane-states-rnn =
    unités
    saturées
gradient-flow-lane-states-lstm = moyenne de f
gradient-flow-lane-states-gru = moy. de 1−z
gradient-flow-legend-states = états h
gradient-flow-loss-is = L = { $loss }
gradient-flow-saturated = saturées à m = { $m }
gradient-flow-mean-rnn = pente g′ moyenne
gradient-flow-mean-lstm = moyenne de f à m = { $m }
gradient-flow-mean-gru = moyenne de 1−z à m = { $m }
gradient-flow-per-step = × { $factor } par pas
gradient-flow-spectrum = Valeurs singulières
gradient-flow-spectrum-pick = Valeur singulière du pas, selon son rang
gradient-flow-singular-is = rang { $i } : { $value }
gradient-flow-timeline = Chronologie : à rebours depuis la perte, deux opérations par pas
gradient-flow-at = k = { $k }, { $lag ->
    [0] à la perte
    [one] 1 pas en arrière
   *[other] { $lag } pas en arrière
  }
gradient-flow-at-update = mise à jour { $step }
gradient-flow-phase-start = Avant la première mise à jour
gradient-flow-phase-descent = Descente de gradient
gradient-flow-table = Ce qui reste du gradient, par cellule et par pas ; 1 à la perte
gradient-flow-name-rnn = RNN
gradient-flow-name-lstm = LSTM, état
gradient-flow-name-memory = LSTM, mémoire
gradient-flow-name-gru = GRU
gradient-flow-open-figure = { $name } à k = { $k } : { $value }. Comment il est fait

gradient-flow-caption-start = La perte demande quelque chose à { $last }, dans trois réseaux pareillement. Remontons : qu’en parvient-il à { $first } ?
gradient-flow-caption-back = De { $from } à { $to }, le gradient est multiplié par { $rnn } dans le RNN, par { $lstm } dans le LSTM ({ $memory } le long de sa mémoire), par { $gru } dans le GRU. Pour le RNN, c’est × { $factor } à chaque pas.
gradient-flow-caption-gone = De { $from } à { $to }, il ne reste rien dans le RNN : exactement 0. Le LSTM en garde { $lstm } ({ $memory } le long de sa mémoire), le GRU { $gru }.
gradient-flow-caption-half = Pas { $m }, premier facteur : derrière les pentes g′ du { $cell }, le gradient a pour longueur { $value }. Viennent ensuite les poids récurrents.
gradient-flow-caption-half-gate = Pas { $m }, à mi-chemin : ce qui entre dans les poids récurrents du { $cell } a pour longueur { $value }. S’y ajoute ce qui passe par la porte même.
gradient-flow-caption-cliff-start = Même départ pour les deux : erreur { $error }, gradient de longueur { $steepness }. Jouez : l’un le suit tel quel, l’autre le coupe à la longueur θ.
gradient-flow-caption-cliff = { $step ->
    [one] Après { $shown } mise à jour
   *[other] Après { $shown } mises à jour
  }, l’erreur est de { $free } sans écrêtage et de { $clipped } avec.
gradient-flow-caption-cliff-thrown = À la mise à jour { $at }, la paroi jette la descente libre à { $stride } de là, hors de la vallée : son erreur est de { $free }. Écrêtée, elle est de { $clipped }.

gradient-flow-remark-rnn = Le cours transpose la jacobienne diag(g′) W_h, comme le gradient la rencontre : mêmes valeurs singulières.
gradient-flow-remark-lstm = f ≤ 1 retient le premier terme, pas le second : le détour par h et les portes, qui transmet aussi beaucoup de gradient.
gradient-flow-remark-gru = Le premier terme passe tout droit ; le reste fait le détour par r, z et le candidat. Le z de PyTorch est le 1 − z du cours.
gradient-flow-remark-surface = Cinquante pas d’un neurone. Là où il bascule d’un point fixe à l’autre, l’erreur saute : une paroi.
gradient-flow-remark-clip = Un gradient plus long que θ = { $threshold } garde sa direction et est ramené à θ ; puis un pas de α = { $rate } fois cela.

gradient-flow-inspect-gate = moyenne de f au pas { $m }
gradient-flow-inspect-slopes = derrière les pentes des portes
gradient-flow-inspect-sum = les deux chemins ensemble
gradient-flow-inspect-bound = borne de Pascanu (σ₁γ)ⁿ
gradient-flow-inspect-first = C’est ici que tout part : le reste est donné en part de cette longueur.
gradient-flow-inspect-means = Un petit changement de l’état au pas { $k } fait bouger la perte au plus { $value } fois autant que le même au pas { $last }.
gradient-flow-inspect-largest = Aucun vecteur n’est étiré davantage en remontant le pas { $m }. Si elle reste partout sous 1, le gradient s’évanouit forcément.
gradient-flow-inspect-least = La direction que le pas { $m } rétrécit le plus : ce qui s’y trouve se perd en premier.
gradient-flow-inspect-singular = La jacobienne du pas { $m } a des directions perpendiculaires ; celle de rang { $i } est étirée d’autant.
gradient-flow-around-lstm = par h
gradient-flow-around-gru = par les portes

gradient-flow-cliff-map = Erreur E
gradient-flow-cliff-map-words =
    d’un neurone, pour
    chaque w et b.
    Déplacez l’anneau :
    les deux descentes
    en partent.
gradient-flow-cliff-start = Départ des deux descentes
gradient-flow-cliff-start-at = w = { $w }, b = { $b }
gradient-flow-cliff-out = jetée hors de la carte
gradient-flow-cliff-timeline = Chronologie : les mises à jour des deux descentes
gradient-flow-cliff-table = Les deux descentes à cette mise à jour
gradient-flow-cliff-free = libre
gradient-flow-cliff-clipped = écrêtée
gradient-flow-cliff-error = erreur E
gradient-flow-cliff-steepness = ‖∇E‖ ici
gradient-flow-cliff-step = pas accompli
gradient-flow-cliff-longest = plus long pas
gradient-flow-cliff-w = w
gradient-flow-cliff-b = b
gradient-flow-cliff-chart-error = Erreur
gradient-flow-cliff-chart-strides = Longueur de chaque pas
gradient-flow-cliff-updates = mises à jour
