// No web font here: every phone has its own Chinese type, and mobile data is the worker's.
import '@shared/styles/base.css'
import './worker.css'
import { createApp } from 'vue'
import { createLanguages } from '@shared/i18n'
import en from './messages/en.json'
import zh from './messages/zh-CN.json'
import WorkerApp from './WorkerApp.vue'

createApp(WorkerApp)
  .use(createLanguages({ 'zh-CN': zh, en }, { remember: true }))
  .mount('#app')

// Only where the page came over TLS, or from this very machine; elsewhere it works as long as there is a network.
if (import.meta.env.PROD && 'serviceWorker' in navigator)
  void navigator.serviceWorker
    .register('/worker-keeper.js', { scope: '/worker', updateViaCache: 'none' })
    .catch(() => undefined)
