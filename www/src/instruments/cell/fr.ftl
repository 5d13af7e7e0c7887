cell-title = Dans la cellule
cell-preset-number = LSTM : une valve garde le nombre
cell-preset-sentence = LSTM : toutes les portes, mot à mot
cell-preset-back = LSTM : le gradient revient
cell-preset-grows = f ≤ 1, et le gradient grandit
cell-preset-remembers = f = 1, i = 0 : la mémoire se fige
cell-preset-forgets = f fermée un mot : c’est oublié
cell-preset-hides = o fermée : su, mais pas dit
cell-preset-stacked = Un seul W, ou les deux de PyTorch
cell-preset-gru = GRU : une tige, deux valves
cell-preset-copies = GRU, z fermée : l’état est copié
cell-preset-rnn = RNN : pas une valve
cell-preset-long = 128 mots, 64 unités, vus de loin

## Voies

cell-lane-output = Mot suivant
cell-lane-road = L’autoroute
cell-lane-valves = Valves
cell-lane-state = État
cell-lane-token = Entrée
cell-row-f = Oubli
cell-row-i = Entrée
cell-row-g = Candidat
cell-row-o = Sortie
cell-row-c = Mémoire
cell-row-dc = Gradient
cell-row-z = Mise à jour
cell-row-r = Remise à zéro
cell-row-n = Candidat
cell-row-h = État
cell-row-dh = Gradient
cell-row-a = Somme
cell-next = suite : { $word }
cell-from-future = de l’avenir
cell-no-valve = aucune valve
cell-no-valve-all = tout passe, à chaque fois
cell-view = Ce qui est montré
cell-view-pipes = Tuyaux
cell-view-stacked = Un seul W

## Valves

cell-one-unit = unité { $unit }
cell-all-units = toutes les unités
cell-not-yet = pas encore calculée
cell-valve = Valve { $gate } à t = { $t }, { $who }
cell-valve-value = { $held ->
    [yes] { $value }, tenue à la main
   *[no] { $value }, apprise
  }
cell-valve-how = Tirez pour l’ouvrir ou la fermer ; un double clic la relâche. Touches : flèches, Début, Fin, Retour arrière.
cell-unit-slider = Unité dans les tuyaux
cell-how = { $what }, unité { $unit }, t = { $t } : d’où vient ce nombre
cell-open-step = Ouvrir la cellule à t = { $t }
cell-token = Entrée à t = { $t } : { $word }. Son codage, ou un autre mot.

cell-hold-title = Tenir une valve
cell-hold-gate = Valve { $gate }
cell-hold-how = Tirez sur une valve des tuyaux, ou pressez 0 ou 1.
cell-free = apprise
cell-let-go = Tout relâcher
cell-held-one = { $gate } = { $value }, { $unit }, { $time }
cell-outcome-title = Ce qui change
cell-outcome-held = tenue
cell-outcome-p = p({ $word })
cell-scope-unit = Quelles unités
cell-scope-one = unité { $unit }
cell-scope-units = toutes
cell-scope-time = Quels instants
cell-scope-always = à tout t

cell-slope-words = part d’un gradient que tanh laisse passer
cell-road-words = part de { $memory } encore sur la route en { $last }
cell-split-title = pour l’unité { $unit }
cell-split-all = tous chemins
cell-split-road = la route seule
cell-legend-section = débit : section
cell-legend-gradient = gradient
cell-legend-valve = valve ouverte à

## Un seul W

cell-stacked-lecture = le cours, sur [h ; x] : { $shape }
cell-stacked-torch = PyTorch
cell-stacked-grid = Un poids de W et son jumeau
cell-stacked-twin = { $first } = { $second }
cell-stacked-scale = poids
cell-stacked-lstm-1 = Le cours empile i, f, o et c̃ en un seul W, multiplié par [h ; x]. PyTorch en garde deux, un pour x, un pour h, et deux biais dont seule compte la somme.
cell-stacked-lstm-2 = Ce sont les mêmes nombres, au bit près : h et x échangent leurs colonnes, les deux derniers blocs leurs lignes.
cell-stacked-lstm-3 = La porte d’oubli est de Gers et ses collègues, en 2000. La LSTM de 1997 n’en avait pas : f y valait 1.
cell-stacked-gru-1 = Un W pour z, r et h̃, sur [h ; x]. Chez PyTorch, deux matrices, dans l’ordre r, z, n.
cell-stacked-gru-2 = Le z du cours dit combien se renouvelle, celui de PyTorch combien reste : l’un vaut un moins l’autre, et ses poids changent de signe.
cell-stacked-gru-3 = Pour le candidat, h traverse aussi r : avant W dans l’article d’origine, après chez PyTorch. Ce n’est pas la même fonction.
cell-stacked-rnn-1 = Un W sur [h ; x], ou deux matrices côte à côte : la somme est la même.
cell-stacked-rnn-2 = PyTorch ajoute deux biais, dont seule compte la somme.
cell-stacked-how = Visez une case, ou flèches du clavier : sa jumelle s’entoure.

## Opérations

cell-op-a = somme pondérée
cell-op-h = état
cell-op-y = sortie
cell-op-L = perte
cell-op-i = porte d’entrée
cell-op-f = porte d’oubli
cell-op-g = candidat
cell-op-o = porte de sortie
cell-op-c = mémoire
cell-op-r = porte de remise à zéro
cell-op-z = porte de mise à jour
cell-op-n = candidat
cell-op-dy = gradient de la sortie
cell-op-dh = gradient de l’état
cell-op-da = gradient de la somme
cell-op-dc = gradient de la mémoire
cell-op-di = gradient de la porte d’entrée
cell-op-df = gradient de la porte d’oubli
cell-op-dg = gradient du candidat
cell-op-do = gradient de la porte de sortie
cell-op-dr = gradient de la porte de remise à zéro
cell-op-dz = gradient de la porte de mise à jour
cell-op-dn = gradient du candidat
cell-op-dW = gradient des poids

cell-summary = { $cell ->
    [rnn] RNN
    [lstm] LSTM
   *[gru] GRU
  }, { $place }, unité { $unit }. Mémoire { $memory } ; portes : { $gates } ; gradient de la mémoire { $gradient }. Tenu à la main : { $held }.

## Légendes

cell-cap-start = { $cell ->
    [rnn] Une cellule sans valve : { $count } mots vont passer par la même matrice et le même tanh.
    [lstm] Une route vide, longue de { $count } mots. Trois valves par unité décident de ce qui entre en mémoire, de ce qui y reste et de ce qui se montre.
   *[gru] L’état est lui-même la route, longue de { $count } mots. Une tige commande deux valves : ce qui s’ouvre au neuf se ferme à l’ancien.
  }
cell-cap-held = Votre main tient la valve { $gate } de l’unité { $unit } à { $value }. Tout ce qui suit est recalculé ; aucun gradient ne la traversera vers ses poids.
cell-cap-f = { $first ->
    [yes] La valve f garderait { $open } de la mémoire, mais la route est encore vide.
   *[no] { $width ->
        [wide] La valve f de l’unité { $unit } est ouverte : { $open } de ses { $old } continuent.
        [shut] La valve f de l’unité { $unit } se ferme : { $open } seulement de ses { $old } continuent. L’ancien est oublié.
       *[between] La valve f de l’unité { $unit } laisse continuer { $open } de ses { $old }.
      }
  }
cell-cap-i = { $width ->
    [wide] La valve i de l’unité { $unit } s’ouvre à { $word } : { $open } de ce qu’il propose pourra entrer.
    [shut] La valve i de l’unité { $unit } se ferme à { $word } : { $open } de ce qu’il propose pourra entrer.
   *[between] La valve i de l’unité { $unit } laisse entrer { $open } de ce que { $word } propose.
  }
cell-cap-g = { $word } propose { $value } à la mémoire de l’unité { $unit }. À la valve i de dire si cela entre.
cell-cap-o = { $width ->
    [wide] La valve o de l’unité { $unit } s’ouvre, { $open } : ce qu’elle retient va se voir.
    [shut] La valve o de l’unité { $unit } reste fermée, { $open } : elle retient en silence.
   *[between] La valve o de l’unité { $unit } montrera { $open } de ce qu’elle retient.
  }
cell-cap-c = { $case ->
    [first] Première mémoire de l’unité { $unit } : { $open } des { $proposed } que { $word } propose, soit { $result }.
    [rolls] La mémoire de l’unité { $unit } roule : la valve f laisse passer { $keep } de { $old }. { $word } propose { $proposed }, mais seul { $fresh } entre : { $result }.
    [wiped] La valve f est fermée : il reste { $keep } de { $old }. Ce que { $word } ajoute, { $fresh }, fait toute la nouvelle mémoire : { $result }.
   *[mixed] Deux flux se joignent au T : { $keep } de { $old }, et { $fresh } venu de { $word }. La somme fait { $result } : ni matrice ni tanh sur cette route.
  }
cell-cap-h-lstm = tanh fait { $squashed } de la mémoire { $memory }. { $width ->
    [shut] La valve o n’en laisse sortir que { $open } : l’état montre { $result }, et la mémoire reste entière.
   *[other] La valve o en laisse sortir { $open } : l’état montre { $result }.
  }
cell-cap-h-gru = { $first ->
    [yes] Premier état de l’unité { $unit } : { $take } du candidat { $fresh }, soit { $result }.
   *[no] { $copies ->
        [yes] L’unité { $unit } se recopie : { $keep } de { $old } reste, { $take } du candidat { $fresh } entre : { $result }.
       *[no] L’unité { $unit } mélange : { $keep } de l’ancien { $old } et { $take } du candidat { $fresh } font { $result }.
      }
  }
cell-cap-h-rnn = tanh comprime { $sum } en { $result }. Rien de l’ancien état n’a contourné la matrice : pour garder, il a fallu réécrire.
cell-cap-a = { $first ->
    [yes] { $word } tire seul sur l’unité { $unit } : { $sum }.
   *[no] Tout l’ancien état passe par la matrice, avec { $word } : { $sum } pour l’unité { $unit }. Aucune valve ne laisse rien passer intact.
  }
cell-cap-r = { $first ->
    [yes] La valve r laisserait { $open } du passé atteindre le candidat, mais il n’y a pas encore de passé.
   *[no] { $width ->
        [wide] La valve r de l’unité { $unit } est ouverte, { $open } : le candidat peut entendre le passé.
        [shut] La valve r de l’unité { $unit } se ferme, { $open } : le candidat repart de zéro.
       *[between] La valve r de l’unité { $unit } laisse { $open } du passé atteindre le candidat.
      }
  }
cell-cap-z = { $form ->
    [pytorch] La porte z commande les deux valves de l’unité { $unit } : { $keep } de l’ancien reste, { $take } du neuf pourra entrer.
   *[lecture] La porte z commande les deux valves de l’unité { $unit } : { $take } du neuf pourra entrer, donc { $keep } de l’ancien reste.
  }
cell-cap-n = Le candidat de l’unité { $unit } après { $word } : { $value }.
cell-cap-y = { $right ->
    [yes] Le réseau parie sur { $best } à { $p }, et c’est bien le mot suivant.
   *[no] Le réseau parie sur { $best } à { $p } ; le mot suivant, { $gold }, n’a que { $pgold }.
  }
cell-cap-L = { $held ->
    [yes] { $word } avait { $p } au lieu de { $free }, du seul fait de la valve tenue : { $symbol } = { $loss }.
   *[no] { $word } avait { $p } : { $symbol } = { $loss }.
  }
cell-cap-stacked = { $cell ->
    [lstm] Un seul W de { $rows } lignes et { $columns } colonnes fait les quatre : { $hidden } lignes pour chacun de i, f, o et c̃, multipliées par h sur x. PyTorch a les mêmes nombres en deux matrices.
    [gru] Trois fois { $hidden } lignes, { $rows } en tout, et { $columns } colonnes. Le z du cours vaut un moins celui de PyTorch : ces poids changent de signe.
   *[rnn] Un seul W de { $rows } lignes et { $columns } colonnes sur h et x, ou une matrice pour chacun : c’est la même somme.
  }

cell-cap-dy = Pour réduire la perte, { $gold } doit gagner : { $gap }. De là, le gradient repart par les mêmes tuyaux.
cell-cap-dh = { $last ->
    [yes] Le dernier état n’entend que sa propre perte : { $total } en { $state }.
   *[no] { $state } entend { $own } de sa propre perte, et { $future } des instants suivants : { $total }.
  }
cell-cap-dgate = { $held ->
    [yes] Gradient { $asked } à la valve { $gate } de l’unité { $unit } ; mais une main la tient, et rien n’atteint ses poids.
   *[no] Gradient { $asked } à la valve { $gate } de l’unité { $unit } : { $more ->
        [yes] plus
       *[no] moins
      } ouverte, elle aurait réduit la perte.
  }
cell-cap-dc = { $last ->
    [yes] La mémoire n’entend que ce qui descend par la valve o : { $total }. Rien ne vient d’au-delà du dernier mot.
   *[no] { $future } arrive tout droit par la route, à travers la valve { $next } (ouverte à { $keep }). Avec ce qui passe par o : { $total }, dont { $road } n’a jamais quitté la route.
  }
cell-cap-dcandidate = De { $total }, la valve { $gate } laisse descendre { $open } au candidat : { $asked }. Un mot qu’on n’a pas laissé entrer n’est pas blâmé non plus.
cell-cap-df = { $first ->
    [yes] La route commence ici : à t = 1 la valve f n’avait rien à garder ; il lui est demandé { $asked }.
   *[no] Sur la route, la valve f laisse { $open } de { $total } continuer vers { $before } : { $passes }. { $held ->
        [yes] Elle est tenue à la main : rien n’atteint ses poids.
       *[no] À la valve elle-même il est demandé { $asked }.
      }
  }
cell-cap-dz = Sur la route, { $open } de { $total } continue vers { $before } : { $passes }. { $held ->
    [yes] La porte est tenue à la main : rien n’atteint ses poids.
   *[no] À la porte { $gate } elle-même il est demandé { $asked }.
  }
cell-cap-da = tanh laisse passer { $asked } de { $total }, puis tout doit repasser par la matrice : il n’y a pas de route à côté.
cell-cap-dW = { $first ->
    [yes] Le premier instant ajoute sa part au gradient des poids : le retour est achevé.
   *[no] L’instant t = { $t } ajoute sa part au gradient des mêmes poids.
  } { $held ->
    [yes] Les valves tenues n’ajoutent rien.
   *[no] {""}
  }
cell-cap-update = Le gradient, { $norm } en tout, déplace chaque poids, au pas α = { $rate }. { $held ->
    [yes] L’apprentissage, lui, ignore les valves tenues.
   *[no] {""}
  }
