cell-story-plain-title = Sans valve
cell-story-plain-text = Dans un RNN simple, tout l’état passe à chaque mot par une matrice, puis se fait comprimer par tanh. Pour garder quelque chose, il faut le réécrire à chaque fois.
cell-story-road-title = Une route et sa valve
cell-story-road-text = La LSTM pose une route à côté. « souris » s’écrit pareil au singulier et au pluriel : seul « les » dit le nombre, quatre mots avant le verbe. L’unité 4 le laisse entrer, puis ferme i et garde f ouverte. Il en reste { $road } sur la route à la fin.
cell-story-ask-title = Fermer une valve le temps d’un mot
cell-story-ask-text = Le réseau donne { $p } à « dorment », le pluriel. Une main ferme maintenant la valve { $gate } pendant la lecture de « le » : une unité sur quatre, un instant sur sept.
cell-story-ask-question = Que devient « dorment » ?
cell-story-ask-option-little = presque rien ne change : trois autres unités se souviennent
cell-story-ask-option-half = la moitié se perd
cell-story-ask-option-flips = le réseau dit « dort », au singulier
cell-story-ask-answer = « dorment » a maintenant { $p }. Cette unité seule gardait le nombre. Les traits fins montrent ce qu’il en était avant votre main ; un double clic sur la valve la relâche.
cell-story-gradient-title = Et retour par la même route
cell-story-gradient-text = La perte du verbe demande { $last } à la mémoire en t = 6, et { $first } à { $memory } : à peine moins, cinq instants plus tôt. { $road } en est venu par la route seule, par des valves uniquement ; le reste est revenu par les états et les portes.
cell-story-limit-title = f ≤ 1 ne dit pas tout
cell-story-limit-text = Aucune valve ne s’ouvre au-delà de 1 : sur la route seule, un gradient ne peut que faiblir. Et pourtant, dans cette LSTM mal entraînée, la mémoire reçoit { $last } en t = 6, et { $first } en t = 1. La route seule n’en aurait laissé que { $road } : le reste est revenu par les états et les portes, donc par des matrices, et là un gradient peut exploser.
cell-story-copy-title = Deux valves, une tige
cell-story-copy-text = La GRU n’a pas de seconde route : l’état est la route, et une porte commande deux valves. Tenue pour que rien de neuf n’entre, elle recopie l’état au bit près.
