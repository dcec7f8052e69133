/**
 * Scripts for Firefox's own (privileged) context, as text because nothing here knows its globals.
 * Each is a function body; `arguments` are JSON. `handle` is a tab's WebDriver handle.
 */
const PRELUDE = `
const { NavigableManager } = ChromeUtils.importESModule('chrome://remote/content/shared/NavigableManager.sys.mjs');
const { getWebDriverSessionById } = ChromeUtils.importESModule('chrome://remote/content/shared/webdriver/Session.sys.mjs');
const { require } = ChromeUtils.importESModule('resource://devtools/shared/loader/Loader.sys.mjs');
const { setTimeout } = ChromeUtils.importESModule('resource://gre/modules/Timer.sys.mjs');
const { gDevTools } = require('devtools/client/framework/devtools');
const extensionOf = (id) => WebExtensionPolicy.getByID(id).extension;
const browserOf = (handle) => NavigableManager.getBrowserById(handle);
const tabOf = (handle) => { const browser = browserOf(handle); return browser.ownerDocument.defaultView.gBrowser.getTabForBrowser(browser); };
const aim = (session, context) => { getWebDriverSessionById(session).contentBrowsingContext = context; };
const global = () => ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs').ExtensionParent.apiManager.global;
const requests = () => Components.utils.getGlobalForObject(gDevTools);
const until = async (probe) => {
  for (let i = 0; i < 600; i++) { const found = probe(); if (found) return found; await new Promise((done) => setTimeout(done, 50)); }
  throw new Error('waited 30 s in vain for ' + probe);
};
const kill = async (process) => {
  Cc['@mozilla.org/processtools-service;1'].getService(Ci.nsIProcessToolsService).kill(process.osPid);
  await until(() => !process.canSend);
};
const panelBrowser = (toolbox, tool) => toolbox?.doc.getElementById('toolbox-panel-iframe-' + tool)?.contentDocument?.getElementById('webext-panels-browser');
`;

function script(body: string): string {
  return `${PRELUDE}${body}`;
}

/** [handle, addonId] -> the tool's id. Opens the toolbox of the tab with the extension's panel shown. */
export const OPEN_PANEL = script(`
const [handle, addonId] = arguments;
const tab = tabOf(handle);
browserOf(handle).ownerDocument.defaultView.gBrowser.selectedTab = tab; // a docked toolbox renders only in the selected tab
const toolbox = await gDevTools.showToolboxForTab(tab, { toolId: 'webconsole', hostType: 'bottom' });
const tool = await until(() => toolbox.getAdditionalTools().find((one) => one.extensionId === addonId));
await toolbox.selectTool(tool.id);
await until(() => panelBrowser(toolbox, tool.id)?.browsingContext?.currentWindowGlobal?.documentURI.spec.startsWith('moz-extension:'));
return tool.id;
`);

/** [session, handle, toolId]: the session's next content commands go to the panel. */
export const AIM_AT_PANEL = script(`
const [session, handle, toolId] = arguments;
const context = panelBrowser(gDevTools.getToolboxForTab(tabOf(handle)), toolId)?.browsingContext;
if (!context) throw new Error('the panel is not open');
aim(session, context);
`);

export const CLOSE_TOOLBOX = script(`
const [handle] = arguments;
await gDevTools.closeToolboxForTab(tabOf(handle));
`);

/** [session, handle, urlPart] -> whether there is such a frame; if so, commands go to it. */
export const AIM_AT_FRAME = script(`
const [session, handle, urlPart] = arguments;
const contexts = browserOf(handle).browsingContext.getAllBrowsingContextsInSubtree();
const found = contexts.find((one) => one.currentWindowGlobal?.documentURI.spec.includes(urlPart));
if (found) aim(session, found);
return Boolean(found);
`);

/** [handle, urlPart]: kills the process of the first such frame, and waits until it is gone. */
export const CRASH = script(`
const [handle, urlPart] = arguments;
const browser = browserOf(handle);
const found = browser.browsingContext.getAllBrowsingContextsInSubtree().find((one) => one.currentWindowGlobal?.documentURI.spec.includes(urlPart));
const process = found.currentWindowGlobal.domProcess;
if (!process.remoteType.startsWith('webIsolated=')) throw new Error('not a process of that site alone');
await kill(process);
`);

/** [handle, toolId]: the same for the panel's, which is that of all the extension's pages. */
export const CRASH_PANEL = script(`
const [handle, toolId] = arguments;
const { browsingContext } = panelBrowser(gDevTools.getToolboxForTab(tabOf(handle)), toolId);
const process = browsingContext.currentWindowGlobal.domProcess;
if (process.remoteType !== 'extension') throw new Error('not a process of extensions alone');
await kill(process);
`);

/** [handle] -> URLs of all frames. */
export const FRAMES = script(`
const [handle] = arguments;
return browserOf(handle).browsingContext.getAllBrowsingContextsInSubtree().map((one) => one.currentWindowGlobal?.documentURI.spec ?? '');
`);

/** [addonId]: opens the action's popup over the selected tab. */
export const OPEN_POPUP = script(`
const [addonId] = arguments;
const extension = extensionOf(addonId);
const window = Services.wm.getMostRecentWindow('navigator:browser');
global().browserActionFor(extension).openPopup(window, true);
await until(() => [...extension.views].some((one) => one.viewType === 'popup' && one.xulBrowser));
`);

/** [session, addonId]: commands go to the popup. */
export const AIM_AT_POPUP = script(`
const [session, addonId] = arguments;
const view = [...extensionOf(addonId).views].findLast((one) => one.viewType === 'popup' && one.xulBrowser);
if (!view) throw new Error('the popup is not open');
aim(session, view.xulBrowser.browsingContext);
`);

export const CLOSE_POPUP = script(`
const [addonId] = arguments;
for (const view of extensionOf(addonId).views) if (view.viewType === 'popup') view.xulBrowser?.closest('panel')?.hidePopup();
`);

/** [addonId] -> its moz-extension host name. */
export const HOST_NAME = `return WebExtensionPolicy.getByID(arguments[0]).mozExtensionHostname;`;

export const TAB_ID = script(`return global().tabTracker.getId(tabOf(arguments[0]));`);

export const SELECT_TAB = script(`
const tab = tabOf(arguments[0]);
browserOf(arguments[0]).ownerDocument.defaultView.gBrowser.selectedTab = tab;
`);

/** [addonId, handle] -> [text, [r, g, b, a]]. */
export const BADGE = script(`
const [addonId, handle] = arguments;
const { action } = global().browserActionFor(extensionOf(addonId));
const tab = tabOf(handle);
return [action.getProperty(tab, 'badgeText') ?? '', action.getProperty(tab, 'badgeBackgroundColor') ?? []];
`);

/** [addonId]: ends the event page now, as the idle limit would. */
export const SUSPEND = script(`
await extensionOf(arguments[0]).terminateBackground({ ignoreDevToolsAttached: true });
`);

/** [addonId] -> `stopped`, `starting`, `running` or `suspending`. */
export const BACKGROUND = script('return extensionOf(arguments[0]).backgroundState;');

/** [addonId], as about:debugging does it. */
export const RELOAD = script(`
const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
await (await AddonManager.getAddonByID(arguments[0])).reload();
await until(() => WebExtensionPolicy.getByID(arguments[0])?.extension?.backgroundState === 'running');
`);

/** [addonId], as about:addons does it; `RELOAD` follows. */
export const ALLOW_PRIVATE = script(`
const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
await ExtensionPermissions.add(arguments[0], { permissions: ['internal:privateBrowsingAllowed'], origins: [] }, extensionOf(arguments[0]));
`);

/** [handle] -> errors of all its windows so far. */
export const PAGE_ERRORS = script(`
const windows = browserOf(arguments[0]).browsingContext.getAllBrowsingContextsInSubtree().map((one) => one.currentWindowGlobal?.innerWindowId);
return Services.console.getMessageArray()
  .filter((one) => one instanceof Ci.nsIScriptError && windows.includes(one.innerWindowID) && !(one.flags & Ci.nsIScriptError.warningFlag))
  .map((one) => one.errorMessage);
`);

/** [addonId, granted], as about:addons does it. */
export const SET_PERMISSION = script(`
const [addonId, granted] = arguments;
const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
await ExtensionPermissions[granted ? 'add' : 'remove'](addonId, { permissions: [], origins: ['<all_urls>'] }, extensionOf(addonId));
`);

/**
 * [addonId] -> messages of errors from its files, without Firefox's own about calls that outlived
 * their page: a `runtime.connect` whose page is closed meanwhile is rejected with the bare nsresult.
 */
export const ERRORS = script(`
const origin = 'moz-extension://' + WebExtensionPolicy.getByID(arguments[0]).mozExtensionHostname;
return Services.console.getMessageArray()
  .filter((one) => one instanceof Ci.nsIScriptError && one.sourceName.startsWith(origin) && !(one.flags & Ci.nsIScriptError.warningFlag))
  .filter((one) => !/^Promise re(solved|jected) (after|while) context|^NS_ERROR_NOT_INITIALIZED: $/.test(one.errorMessage))
  .map((one) => one.errorMessage + ' (' + one.sourceName.slice(origin.length) + ':' + one.lineNumber + ')');
`);

/** From now on, the requests that extensions make are kept. */
export const WATCH_REQUESTS = script(`
const kept = requests().embedDevtoolsRequests = [];
Services.obs.addObserver((channel) => {
  const { loadInfo, URI } = channel.QueryInterface(Ci.nsIHttpChannel);
  if (loadInfo?.triggeringPrincipal?.addonId) kept.push(URI.spec);
}, 'http-on-modify-request');
`);

/** -> the URLs of requests that extensions made. */
export const REQUESTS = script('return [...requests().embedDevtoolsRequests];');
