import type { CustomFormats } from 'react-intl'

/** Named formats for ICU messages: `{value, number, rate}`. Data crosses raw (fractions, counts, ISO days); words format it. */
export const FORMATS: CustomFormats = {
  number: {
    count: { maximumFractionDigits: 0 },
    rate: { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 },
    share: { style: 'percent', maximumFractionDigits: 0 },
    ratio: { minimumFractionDigits: 2, maximumFractionDigits: 2 },
    index: { maximumFractionDigits: 0 },
    signed: { signDisplay: 'exceptZero', maximumFractionDigits: 0 },
    signedShare: { style: 'percent', signDisplay: 'exceptZero', maximumFractionDigits: 1 },
  },
}
