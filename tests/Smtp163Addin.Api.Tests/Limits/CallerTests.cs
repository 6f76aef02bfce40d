using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Smtp163Addin.Api.Limits;
using Xunit;

namespace Smtp163Addin.Api.Tests.Limits;

public sealed class CallerTests
{
    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7")]
    [InlineData("::ffff:203.0.113.7", "203.0.113.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:2:ffff:ffff:ffff:ffff", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:3::1", "2001:db8:1:3::/64")]
    [InlineData("fe80::1%3", "fe80::/64")]
    [InlineData("::1", "::/64")]
    public void An_address_is_counted_by_the_network_that_one_subscriber_holds(string address, string network) =>
        Assert.Equal(network, Caller.NetworkOf(IPAddress.Parse(address)));

    [Fact]
    public void A_connection_without_an_address_is_counted_too() => Assert.Equal("none", Caller.NetworkOf(null));

    [Fact]
    public void A_signed_in_user_is_counted_as_that_user_wherever_they_are()
    {
        var office = Request("203.0.113.7", User("tenant", "user"));
        var home = Request("198.51.100.9", User("tenant", "user"));

        Assert.Equal(Caller.KeyOf(office), Caller.KeyOf(home));
    }

    [Fact]
    public void The_same_user_id_in_another_tenant_is_another_caller() =>
        Assert.NotEqual(
            Caller.KeyOf(Request("203.0.113.7", User("one", "user"))),
            Caller.KeyOf(Request("203.0.113.7", User("two", "user"))));

    [Fact]
    public void Claims_that_nobody_vouched_for_do_not_name_a_caller()
    {
        var unproven = new ClaimsPrincipal(new ClaimsIdentity([new Claim("oid", "user"), new Claim("tid", "tenant")]));

        Assert.Equal("network 203.0.113.7", Caller.KeyOf(Request("203.0.113.7", unproven)));
    }

    [Fact]
    public void However_many_callers_there_are_they_take_a_bounded_number_of_places()
    {
        var places = Enumerable.Range(0, 300_000).Select(number => Caller.PlaceOf($"network {number}")).ToHashSet();

        Assert.All(places, place => Assert.InRange(place, 0, 65_535));
        Assert.InRange(places.Count, 60_000, 65_536);
    }

    private static ClaimsPrincipal User(string tenant, string user) =>
        new(new ClaimsIdentity([new Claim("oid", user), new Claim("tid", tenant)], authenticationType: "test"));

    private static DefaultHttpContext Request(string address, ClaimsPrincipal user) =>
        new() { User = user, Connection = { RemoteIpAddress = IPAddress.Parse(address) } };
}
