import type { components } from './hub.generated'

export type Overview = components['schemas']['Overview']
export type StationOverview = Overview['stations'][number]
export type Figures = StationOverview['figures']
export type Session = components['schemas']['Session']
