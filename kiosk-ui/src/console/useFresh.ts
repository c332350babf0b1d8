import { type FreshOptions, type Path, useFreshFor } from '@shared/useFresh'
import { useDesk } from './desk'

/** What the station answers, for whoever is signed in at the console. */
export const useFresh = <T>(path: Path, options?: FreshOptions) => useFreshFor<T>(useDesk(), path, options)
