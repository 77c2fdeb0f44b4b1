/** Words that stand before a name of a person, French and English. */
const CIVILITY =
  /(?:^|[^\p{L}])(?:M\.|Mr\.?|Mme\.?|Mlle\.?|Mrs\.?|Ms\.?|Dr\.?|Pr\.?|Monsieur|Madame|Mademoiselle|Professeure?|Professor)\s+\p{Lu}\p{Ll}+/u
const ADDRESS = /[^\s@;,]+@[^\s@;,]+\.[a-z]{2,}/i
/** French numbers, and international ones: nine digits or more that are grouped as people write them. */
const TELEPHONE = /(?:^|[^\d])(?:0[1-9](?:[ .-]?\d{2}){4}|\+\d{1,3}(?:[ .-]?\(?\d{1,4}\)?){3,6})(?!\d)/

/** Whether a note seems to hold what points to a person: a name after a civility, an e-mail address, a telephone number. */
export function seemsPersonal(text: string): boolean {
  return CIVILITY.test(text) || ADDRESS.test(text) || TELEPHONE.test(text)
}
