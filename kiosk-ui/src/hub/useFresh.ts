import { type Path, useFreshFor } from '@shared/useFresh'
import { useOfficial } from './official'

/** What the hub answers, for whoever is signed in there. */
export const useFresh = <T>(path: Path) => useFreshFor<T>(useOfficial(), path)
