import type { Random } from '../random'
import type { SampleNetwork } from '../types'
import { accounts } from './accounts'
import { branches } from './branches'
import { calendar } from './calendar'
import { editorialLines } from './editorialLines'
import { followerCounts } from './followers'
import { notes } from './notes'
import { personas } from './personas'
import { themes } from './themes'

/** The fictional network, as a person would have typed it in. */
export function sampleNetwork(random: Random): SampleNetwork {
  return {
    name: 'Université de Valmont',
    timeZone: 'Europe/Paris',
    branches,
    accounts,
    personas,
    editorialLines,
    themes,
    followers: followerCounts(random),
    calendar,
    notes,
  }
}
