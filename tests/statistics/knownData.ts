/** Published data sets behind the known answers. */

/** Hollander and Wolfe (1973), permeability of human chorioamnion, as in R's `?wilcox.test`. */
export const chorioamnion = {
  x: [0.8, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46],
  y: [1.15, 0.88, 0.9, 0.74, 1.21],
}

/** Hollander and Wolfe (1973), mucociliary efficiency, as in R's `?kruskal.test`. */
export const mucociliary = [
  [2.9, 3.0, 2.5, 2.6, 3.2],
  [3.8, 2.7, 4.0, 2.4],
  [2.8, 3.4, 3.7, 2.2, 2.0],
]

/** Pain scores of Brunner and Munzel (2000), as in SciPy's documentation. */
export const painScores = {
  x: [1, 2, 1, 1, 1, 1, 1, 1, 1, 1, 2, 4, 1, 1],
  y: [3, 3, 4, 3, 1, 2, 3, 1, 1, 5, 4],
}

/** The fifteen p-values of Benjamini and Hochberg (1995). */
export const fifteen = [
  0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
]

/** Populations of ten cities in 1920 and 1930 (thousands), R's `boot::city`. */
export const city = {
  reach: [138, 93, 61, 179, 48, 37, 29, 23, 30, 2],
  engagements: [143, 104, 69, 260, 75, 63, 50, 48, 111, 50],
}

/** Efron and Morris (1977): hits in the first 45 times at bat, and the average over the rest of the season. */
export const baseball = {
  hits: [18, 17, 16, 15, 14, 14, 13, 12, 11, 11, 10, 10, 10, 10, 10, 9, 8, 7],
  rest: [
    0.346, 0.298, 0.276, 0.222, 0.273, 0.27, 0.263, 0.21, 0.269, 0.23, 0.264, 0.256, 0.303, 0.264, 0.226, 0.286, 0.316,
    0.2,
  ],
}

/** Efron and Hastie (2016), table 6.1: policies by number of claims, 0 to 7. */
export const insurance = [7840, 1317, 239, 42, 14, 4, 4, 1]

/** Bliss and Fisher (1953): apple leaves by number of red mites, 0 to 7. */
export const mites = [70, 38, 17, 10, 9, 3, 2, 1]

/** Gelman et al., Bayesian Data Analysis, table 5.1: tumours in 70 historical groups of rats. */
export const rats = {
  tumours: [
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 5, 2, 5, 3, 2, 7, 7,
    3, 3, 2, 9, 10, 4, 4, 4, 4, 4, 4, 4, 10, 4, 4, 4, 5, 11, 12, 5, 5, 6, 5, 6, 6, 6, 6, 16, 15, 15, 9,
  ],
  animals: [
    20, 20, 20, 20, 20, 20, 20, 19, 19, 19, 19, 18, 18, 17, 20, 20, 20, 20, 19, 19, 18, 18, 25, 24, 23, 20, 20, 20, 20,
    20, 20, 10, 49, 19, 46, 27, 17, 49, 47, 20, 20, 13, 48, 50, 20, 20, 20, 20, 20, 20, 20, 48, 19, 19, 19, 22, 46, 49,
    20, 20, 23, 19, 22, 20, 20, 20, 52, 46, 47, 24,
  ],
}

/** The list of numbers of the specification. */
export const digits = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 97]
