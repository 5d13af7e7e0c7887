gradient-flow-story-factor-title = Un facteur à chaque pas
gradient-flow-story-factor-text = Une seule perte, au bout de 128 pas. Pour revenir au premier, le gradient traverse 127 jacobiennes, et chacune multiplie sa longueur. Dans le RNN, c’est à peu près toujours le même facteur : une droite en échelle logarithmique. L’exponentielle du cours.
gradient-flow-story-radius-title = ρ > 1 ne suffit pas
gradient-flow-story-radius-text = La plus grande valeur propre de W_h vaut 1,1, sa plus grande valeur singulière davantage : la borne monte. Le gradient baisse quand même, car tanh sature : g′ est sous 1 et figure dans chaque facteur. Un rayon supérieur à un est nécessaire à l’explosion, pas suffisant. Essayez ρ = 4, ou une entrée plus faible.
gradient-flow-story-ask-title = Un LSTM, maintenant
gradient-flow-story-ask-text = Le LSTM a une mémoire à laquelle on ajoute, derrière une porte d’oubli f. Ses poids sont tirés comme ceux du RNN, et le biais de sa porte d’oubli vaut 0.
gradient-flow-story-ask-question = Sur 127 pas, fera-t-il mieux que le RNN ?
gradient-flow-story-ask-option-better = Oui, il garde l’essentiel du gradient
gradient-flow-story-ask-option-same = Non, il s’évanouit aussi
gradient-flow-story-ask-option-grows = Il explose
gradient-flow-story-ask-answer = Avec un biais de 0, la porte est à demi ouverte, f ≈ 0,5, et chaque pas divise par deux le gradient de la mémoire. Un LSTM ne guérit rien à lui seul.
gradient-flow-story-gate-title = Il faut que la porte soit ouverte
gradient-flow-story-gate-text = Biais d’oubli 2, de mise à jour 4 : des portes proches de un, et le gradient passe. Regardez mieux : le produit des portes d’oubli vaut { $kept }, et pourtant { $memory } du gradient arrive. Presque tout revient par h, pas par l’autoroute. Ce produit n’est pas le gradient.
gradient-flow-story-explodes-title = Et il peut exploser
gradient-flow-story-explodes-text = « f ≤ 1, donc un LSTM ne peut pas exploser » n’est vrai que le long de la mémoire. Avec de grands poids récurrents, le détour par h grandit à chaque pas. C’est pourquoi on écrête les gradients des LSTM.
gradient-flow-story-cliff-title = Pourquoi écrêter
gradient-flow-story-cliff-text = Un neurone, cinquante pas, deux paramètres : une vallée au pied d’une paroi. Un pas fait sur la paroi jette la descente dehors pour de bon ; ramené à la longueur 1, le même gradient mène en bas. Déplacez l’anneau pour voir.
