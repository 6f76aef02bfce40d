// Stands in for https://ajax.aspnetcdn.com/ajax/3.5/MicrosoftAjax.js, of which this build of office.js uses only what is here.
// Loaded before office.js, it spares the request to Microsoft's server. For the playground and the tests; never shipped.
{
  const namespaceOf = (name) => name.split('.').reduce((parent, part) => (parent[part] ??= {}), window);
  window.Sys = {
    StringBuilder: function StringBuilder() {},
    Serialization: { JavaScriptSerializer: { serialize: JSON.stringify, deserialize: (text) => JSON.parse(text) } },
    Debug: { trace() {} },
    Browser: {},
  };
  // As in the original, a class is a function that can register itself.
  window.Type = Function;
  Type.registerNamespace = namespaceOf;
  Type.prototype.registerClass = () => {};
  Function._validateParams = () => null;
  Function._validateParameter = () => null;
}
