/** Words of French and English that carry no theme, folded (no accents). They would only fill a list of words that counted. */
const FRENCH = `a au aux avec ca car ce ceci cela celle celles celui ces cet cette ceux chez ci comme d dans de des deja depuis dont du elle elles en
encore entre es est et etaient etait etant ete etes etre eu eux il ils j je jusqu jusque l la le les leur leurs lui m ma mais me meme memes
mes moi mon n ne ni nos notre nous on ont ou où par pas peu peut plus pour pourquoi qu quand que quel quelle quelles quels qui quoi s sa sans
se sera ses seront si soi son sont sous sur t ta te tes toi ton tous tout toute toutes tres tu un une va vers voici voila vos votre vous y
afin ainsi alors apres avant avez avons aussi autre autres bien bon bonne cest fait faire faut juste lors lorsque moins non oui parce pendant plutot
puis rien selon soit suis tant toujours trop vraiment`
const ENGLISH = `about after all also am an and any are as at be been before being but by can did do does for from had has have he her here
him his how if in into is it its just me more my no not of off or our out over she so some than that the their them then there these they this
those to too under until up us was we were what when where which while who why will with would you your`

export const STOP_WORDS: ReadonlySet<string> = new Set(`${FRENCH} ${ENGLISH}`.split(/\s+/))
