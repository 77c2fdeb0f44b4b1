/** Tables of invented tools: structure as such tools write them, every word made up. */

/** A publishing tool in French: `;`, decimal commas, dd/mm/yyyy, a rate between the counts. */
export const FRENCH_TOOL = [
  'Date de publication;Réseau;Compte;Texte du post;Lien du post;Type;Portée;J’aime;Commentaires;Partages;Taux d’engagement',
  '03/09/2026 09:30;Facebook;BU Sciences;La salle du rez-de-chaussée rouvre lundi à 8 h.;https://www.facebook.com/busciences/posts/1223334445556667;Photo;1 204;31;4;2;3,07 %',
  '07/09/2026 12:00;Facebook;BU Sciences;Ateliers de rentrée, inscription en ligne.;https://www.facebook.com/busciences/posts/1223334445556668;Lien;860;12;0;5;1,98 %',
  '14/09/2026 18:05;Facebook;BU Sciences;Photo du jour : les toits depuis la terrasse.;https://www.facebook.com/busciences/posts/1223334445556669;Photo;2 017;88;9;11;5,35 %',
].join('\r\n')

/** The same tool, a month later: other order of columns, one more. */
export const FRENCH_TOOL_NEXT = [
  'Compte;Réseau;Date de publication;Étiquettes;Texte du post;Lien du post;Type;J’aime;Commentaires;Partages;Portée;Taux d’engagement',
  'BU Sciences;Facebook;02/10/2026 10:00;;Nocturne jusqu’à 22 h.;https://www.facebook.com/busciences/posts/1223334445556670;Photo;40;3;1;1 530;2,88 %',
  'BU Sciences;Facebook;05/10/2026 10:00;;Prêt entre bibliothèques.;https://www.facebook.com/busciences/posts/1223334445556671;Texte;7;0;0;412;1,70 %',
].join('\r\n')

/** Posts of two networks and one the model has no place for, in English, with a title, a total and a blank row. */
export const TWO_NETWORKS = [
  'Social report',
  '',
  'Post date,Network,Message,Post URL,Impressions,Likes,Clicks',
  '2026-09-03 09:30,Instagram,Morning light in the reading room,https://www.instagram.com/p/DAbcdefghij/,"1,234",50,',
  '2026-09-04 09:30,Twitter,New opening hours,https://x.com/bu_valmont/status/1965000000000000001,800,4,17',
  '',
  '2026-09-05 09:30,Pinterest,Posters of 1968,https://www.pinterest.com/pin/1,90,1,2',
  '2026-09-06 09:30,Twitter,"A line\nand another",https://x.com/bu_valmont/status/1965000000000000002,n/a,5,3',
  'Total,,,,"2,124",60,22',
].join('\n')

/** Days of two pages. */
export const DAYS = [
  'Jour;Page;Abonnés;Couverture;Impressions;Taux de clic',
  '01/09/2026;BU Sciences;1 204;310;402;1,2 %',
  '02/09/2026;BU Sciences;1 206;290;377;0,8 %',
  '13/09/2026;BU Santé;803;n/a;120;0,5 %',
].join('\n')

export const AGES = [
  "Tranche d'âge;Pourcentage",
  '18-24 ans;42,5 %',
  '25-34 ans;31,25 %',
  '65 ans et plus;3 %',
  'Total;76,75 %',
].join('\n')
