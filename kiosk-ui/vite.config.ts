import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'
import { notoSansSc } from './build/fonts.ts'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  plugins: [vue(), notoSansSc()],
  // Everything here, Element Plus and Vant included, is written with the composition API.
  define: { __VUE_OPTIONS_API__: false },
  resolve: { alias: { '@shared': at('./src/shared') } },
  build: {
    // The pages' Content-Security-Policy forbids data: URLs for anything but images.
    assetsInlineLimit: 0,
    // What a page weighs is held by build/budgets.mjs.
    chunkSizeWarningLimit: 2_000,
    manifest: true,
    target: 'es2022',
    rolldownOptions: { input: ['kiosk.html', 'console.html', 'worker.html', 'hub.html', 'board.html'].map(at) },
  },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.spec.ts'],
  },
})
