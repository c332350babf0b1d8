import { type FreshOptions, type Path, useFreshFor } from '@shared/useFresh'
import { useOfficial } from './official'

/** What the hub answers, for whoever is signed in there. */
export const useFresh = <T>(path: Path, options?: FreshOptions) => useFreshFor<T>(useOfficial(), path, options)
