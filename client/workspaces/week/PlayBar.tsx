import { useTranslation } from 'react-i18next'
import type { PlanContent, PlanRoute } from '../../../server/contract/index.ts'
import { clock } from './format.ts'
import { type PlayTrack, partAt } from './play-track.ts'
import type { Play } from './use-play.ts'

type PlayBarProps = { play: Play; track: PlayTrack; route: PlanRoute; content: PlanContent }

// The arrow keys move the scrubber by this; five minutes are a street or two.
const STEP_SECONDS = 300

/** Plays the day that stands out on the map: start and pause, a scrubber over the day, what is going on. */
export function PlayBar({ play, track, route, content }: PlayBarProps) {
  const { t } = useTranslation('week')
  const day = content.shifts[route.shift]?.day ?? 0
  const time = clock(play.seconds, day)
  const doing = useDoing({ play, track, route, content })
  return (
    <fieldset className="week-play" aria-label={t('map.play.label')}>
      <button
        type="button"
        aria-label={play.isPlaying ? t('map.play.pause') : t('map.play.start')}
        onClick={play.toggle}
      >
        <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
          <path d={play.isPlaying ? 'M3 2h3v10H3zM8 2h3v10H8z' : 'M3 1.5 12 7 3 12.5z'} fill="currentColor" />
        </svg>
      </button>
      <output>{time}</output>
      <input
        type="range"
        aria-label={t('map.play.time')}
        aria-valuetext={`${time} ${doing}`}
        min={track[0]?.from ?? 0}
        max={track.at(-1)?.to ?? 0}
        step={STEP_SECONDS}
        value={play.seconds}
        onChange={(event) => play.seek(Number(event.target.value))}
      />
      <span className="week-play-doing">{doing}</span>
    </fieldset>
  )
}

function useDoing({ play, track, route, content }: PlayBarProps): string {
  const { t } = useTranslation('week')
  const part = partAt(track, play.seconds)
  if (!part) return ''
  const number = part.stop + 1
  if (part.kind === 'lunch') return t('map.play.lunch')
  if (part.kind === 'drive')
    return part.stop === route.stops.length ? t('map.play.back') : t('map.play.drive', { number })
  if (part.kind === 'wait') return t('map.play.wait')
  return t('map.play.visit', { number, name: content.visits[route.stops[part.stop]?.visit ?? -1]?.name ?? '' })
}
