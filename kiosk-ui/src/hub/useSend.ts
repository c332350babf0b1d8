import { useSendFor } from '@shared/useSend'
import { useOfficial } from './official'

/** Sends to the hub for whoever is signed in there. */
export const useSend = () => useSendFor(useOfficial())
