import type { YoutubeShare } from '../writers/youtubeTables'

const share = (label: string, views: number, watchTime: number, duration: string, watched: number): YoutubeShare => ({
  label,
  views,
  watchTime,
  duration,
  watched,
})

/** Ages behind the views of the third quarter of 2026; they sum to 100. */
export const viewerAges: readonly YoutubeShare[] = [
  share('13–17 years', 2.31, 1.9, '0:01:04', 38.2),
  share('18–24 years', 46.18, 44.75, '0:01:31', 45.6),
  share('25–34 years', 24.07, 25.11, '0:01:40', 48.9),
  share('35–44 years', 12.64, 13.28, '0:01:46', 50.3),
  share('45–54 years', 8.2, 8.71, '0:01:48', 51.2),
  share('55–64 years', 4.36, 4.12, '0:01:33', 47.7),
  share('65+ years', 2.24, 2.13, '0:01:29', 46.1),
]

/** Genders behind the same views. */
export const viewerGenders: readonly YoutubeShare[] = [
  share('Female', 58.43, 59.2, '0:01:38', 47.1),
  share('Male', 40.86, 40.15, '0:01:32', 45.8),
  share('User-specified', 0.71, 0.65, '0:01:26', 42.4),
]
