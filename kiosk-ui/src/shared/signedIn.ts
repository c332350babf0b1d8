import type { Ref } from 'vue'

/** What a page behind a login knows of it. */
export interface SignedIn {
  /** Counts bursts of news; whoever shows data reads it anew when it changes. */
  news: Ref<number>
  /** The server no longer knows this session. */
  lost: () => void
}
