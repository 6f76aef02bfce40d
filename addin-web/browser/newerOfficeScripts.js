// What newer builds of office.js have and the one on npm lacks: officeTheme, closeAsync and getItemClassAsync, the calls with
// their numbers on the wire. Appended to Microsoft's file by the tests that are about them.
{
  const colours = { light: ['#ffffff', '#242424'], dark: ['#1f1f1f', '#ffffff'] }['THEME'];
  const call = (id, parameters, done) =>
    OSF._OfficeAppFactory
      .getClientEndPoint()
      .invoke(
        'ExecuteMethod',
        (_error, answer) => done({ status: Office.AsyncResultStatus.Succeeded, value: answer.data }),
        { ApiParams: parameters, MethodData: { ControlId: OSF._OfficeAppFactory.getId(), DispatchId: id } },
      );
  const helper = OSF.InitializationHelper.prototype;
  const original = helper.loadAppSpecificScriptAndCreateOM;
  helper.loadAppSpecificScriptAndCreateOM = function (appContext, ready, basePath) {
    const readyWithTheme = () => {
      ready();
      if (colours) {
        Office.context.officeTheme = { bodyBackgroundColor: colours[0], bodyForegroundColor: colours[1] };
      }
    };
    original.call(this, appContext, readyWithTheme, basePath);
    const mailbox = appContext.appOM;
    const { initialize } = mailbox;
    mailbox.initialize = (data) => {
      initialize(data);
      if (mailbox.item) {
        mailbox.item.closeAsync = (options, done) => call(203, { discardItem: options.discardItem === true }, done);
        mailbox.item.getItemClassAsync = (done) => call(210, undefined, done);
      }
    };
  };
}
