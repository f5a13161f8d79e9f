import './ui/tokens.css'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { startI18n } from './i18n/index.ts'
import { followAddress, readAddress } from './state/address.ts'

// After an update the server has other files than the page was loaded with: load it anew, once.
const reloadedAt = 'jingwei.reloaded'
window.addEventListener('vite:preloadError', (event) => {
  const last = Number(window.sessionStorage.getItem(reloadedAt) ?? 0)
  if (Date.now() - last < 10_000) return
  event.preventDefault()
  window.sessionStorage.setItem(reloadedAt, String(Date.now()))
  window.location.reload()
})

startI18n(readAddress().language)
followAddress()
createRoot(document.getElementById('root')!).render(<App />)
