import type { Case } from './case'
import { CODERS } from './coders'
import { FAMILIES } from './families'
import { INTERVALS } from './intervals'
import { STRATA } from './strata'
import { TESTS } from './tests'

/** Every interval and test the application offers, and a few it refuses. */
export const CASES: readonly Case[] = [...INTERVALS, ...STRATA, ...CODERS, ...FAMILIES, ...TESTS]
