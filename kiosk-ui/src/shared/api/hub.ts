import type { components } from './hub.generated'

export type Overview = components['schemas']['Overview']
export type StationOverview = Overview['stations'][number]
export type Figures = StationOverview['figures']
export type Session = components['schemas']['Session']
export type FigureDefinition = components['schemas']['FigureDefinition']
export type FigureSeries = components['schemas']['FigureSeries']
export type DistrictFigures = components['schemas']['DistrictFigures']
export type District = components['schemas']['District']
export type Account = components['schemas']['Account']
export type OpenedAccount = components['schemas']['OpenedAccount']
export type Ranking = components['schemas']['Ranking']
export type Exceptions = components['schemas']['Exceptions']
