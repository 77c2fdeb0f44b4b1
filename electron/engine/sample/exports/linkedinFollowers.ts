import type { LinkedinBreakdown } from '../writers/linkedinWorkbook'

/** Shares of the page's followers, in percent: lists are cut and not everybody is in one, so they sum to less than 100. */
const SHARES: readonly { name: string; shares: Readonly<Record<string, number>> }[] = [
  {
    name: 'Location',
    shares: {
      'Greater Lille Metropolitan Area': 51.4,
      'Greater Paris Metropolitan Region': 13.9,
      'Greater Lens Area': 3.8,
      'Greater Douai Area': 3.1,
      'Greater Valenciennes Area': 2.7,
      'Brussels Metropolitan Area': 2.2,
      'Greater Lyon Area': 1.9,
      'Greater Amiens Area': 1.4,
    },
  },
  {
    name: 'Job function',
    shares: {
      Education: 26.3,
      Research: 18.2,
      'Community and Social Services': 8.1,
      'Arts and Design': 6.4,
      'Information Technology': 5.7,
      'Media and Communication': 5.2,
      Administrative: 4.6,
      'Business Development': 4.1,
      Operations: 3.3,
      Engineering: 2.9,
    },
  },
  {
    name: 'Seniority',
    shares: { Entry: 34.8, Senior: 31.2, Training: 11.6, Manager: 5.1, Director: 3.9, Unpaid: 2.4, VP: 0.6, CXO: 0.8 },
  },
  {
    name: 'Industry',
    shares: {
      'Higher Education': 37.4,
      Libraries: 14.2,
      'Research Services': 9.8,
      'Government Administration': 4.9,
      'Book and Periodical Publishing': 3.2,
      'Hospitals and Health Care': 2.8,
      'IT Services and IT Consulting': 2.6,
      'Non-profit Organizations': 1.9,
    },
  },
  {
    name: 'Company size',
    shares: {
      '1001-5000': 38.6,
      '10001+': 14.3,
      '5001-10000': 11.9,
      '51-200': 7.4,
      '201-500': 6.8,
      '501-1000': 6.1,
      '11-50': 4.4,
      '2-10': 3.2,
      '1': 1.1,
    },
  },
]

/** The breakdowns of a number of followers, as the sheets of a followers export list them: largest first. */
export function followerBreakdowns(followers: number): LinkedinBreakdown[] {
  return SHARES.map(({ name, shares }) => {
    const rows = Object.entries(shares).map(([label, share]) => [label, Math.round((followers * share) / 100)] as const)
    return { name, rows: rows.sort((a, b) => b[1] - a[1]) }
  })
}
