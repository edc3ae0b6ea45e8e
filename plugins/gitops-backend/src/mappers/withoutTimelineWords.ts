import { WaveTimeline } from '@slipway/sync-waves';

/** The waves and their states, without what the cluster says of the objects and without the pods below them. */
export function withoutTimelineWords(timeline: WaveTimeline): WaveTimeline {
  return {
    ...timeline,
    waves: timeline.waves.map(wave => ({
      ...wave,
      resources: wave.resources.map(
        ({ message: _message, children: _children, ...resource }) => resource,
      ),
    })),
  };
}
