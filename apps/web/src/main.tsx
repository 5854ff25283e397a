import './design/tokens.css';
import './design/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { loadMe } from './core/auth-store';
import { startI18n } from './core/i18n';
import { startTheme } from './core/theme-store';
import { installAriaTexts } from './design/react-aria-strings';

installAriaTexts();
startTheme();
void loadMe();
await startI18n();

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
