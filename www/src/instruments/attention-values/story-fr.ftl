attention-values-story-mixture-title = Un prix est un mélange
attention-values-story-mixture-text = Trois maisons sont connues. On compare la nouvelle à chacune, on en fait des poids, on mélange les prix : 0,6 · 400 + 0,3 · 300 + 0,1 · 200 = { $price } k€. Glissez la maison : le prix suit, sans saut.
attention-values-story-width-title = Plus le noyau est étroit, plus on choisit
attention-values-story-width-text = Avec h = 0,1 la plus proche prend { $first } du poids. Avec h = 20 toutes se valent. Entre les deux, le poids dit la ressemblance : c’est la régression à noyau de Nadaraya et Watson, 1964.
attention-values-story-ask-title = Le produit scalaire
attention-values-story-ask-text = La requête est maintenant identique à la maison 3 : 60 m², deux pièces, pas de piscine. Le score est q·k.
attention-values-story-ask-question = Quelle maison pèsera le plus ?
attention-values-story-ask-option-small = La maison 3, identique à la requête
attention-values-story-ask-option-big = Une plus grande
attention-values-story-ask-option-equal = Aucune plus que les autres
attention-values-story-ask-answer = q·k récompense les grands vecteurs : la maison 3 ne pèse presque rien, bien qu’identique. Un transformer s’en accommode : ses W_Q et W_K apprennent des vecteurs pour lesquels le produit dit la ressemblance.
attention-values-story-learn-title = La ressemblance s’apprend
attention-values-story-learn-text = Sur ce marché de 40 ventes, les pièces ne font pas le prix. La couche W l’apprend : elle étire la surface et la piscine, écrase les pièces, et l’erreur passe de { $before } à { $after } k€. Revenez en arrière avec la glissière.
attention-values-story-slopes-title = Tout est dérivable
attention-values-story-slopes-text = ∂V/∂s = w (V_i − V) : une maison plus chère que le mélange pousse le prix vers le haut quand son score monte. C’est ainsi que l’attention apprend où regarder.
attention-values-story-roles-title = Et dans le traducteur ?
attention-values-story-roles-text = Les mêmes trois rôles y sont. Montrez les clés, les valeurs, la requête dans le dessin.
