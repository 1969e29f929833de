package com.moviemind.api.webhooks.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworksTest {

  private final Networks internet = new Networks(List.of());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.1",
        "10.255.255.255",
        "100.64.0.1",
        "100.127.255.255",
        "127.0.0.1",
        "127.255.0.1",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.8",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.1.1",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.7",
        "203.0.113.9",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::7f00:1",
        "::8.8.8.8",
        "64:ff9b::7f00:1",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b::808:808",
        "64:ff9b:1::1",
        "100::1",
        "2001::1",
        "2001:0:4136:e378:8000:63bf:3fff:fdd2",
        "2001:db8::1",
        "2002:7f00:1::1",
        "2002:808:808::1",
        "3fff::1",
        "5f00::1",
        "fc00::1",
        "fd00:ec2::254",
        "fe80::1",
        "fec0::1",
        "ff02::1",
        "4000::1"
      })
  void whatIsNotPublicIsRefused(String address) throws UnknownHostException {
    assertThat(internet.refused(InetAddress.getByName(address))).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "8.8.8.8",
        "9.255.255.255",
        "11.0.0.1",
        "100.63.255.255",
        "100.128.0.1",
        "126.255.255.255",
        "128.0.0.1",
        "172.15.255.255",
        "172.32.0.1",
        "192.167.255.255",
        "223.255.255.255",
        "2606:4700:4700::1111",
        "2a00:1450:4001:81b::200e"
      })
  void whatIsPublicIsAllowed(String address) throws UnknownHostException {
    assertThat(internet.refused(InetAddress.getByName(address))).isNull();
  }

  @Test
  void anExceptionIsNoWiderThanItSays() throws UnknownHostException {
    var house = new Networks(List.of("10.1.0.0/16", "64:ff9b::/96"));
    assertThat(house.refused(InetAddress.getByName("10.1.2.3"))).isNull();
    assertThat(house.refused(InetAddress.getByName("10.2.0.1"))).isNotNull();
    assertThat(house.refused(InetAddress.getByName("64:ff9b::808:808"))).isNull();
    assertThat(house.refused(InetAddress.getByName("64:ff9b::7f00:1"))).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.0", "10.0.0.0/33", "example.com/8", "/8", "10.0.0.0/x", "::/129"})
  void whatIsNoNetworkIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Cidr.of(text));
  }

  @Test
  void mappedAddressesAreWhatTheyCarry() throws UnknownHostException {
    var mapped = new byte[16];
    mapped[10] = -1;
    mapped[11] = -1;
    mapped[12] = 127;
    mapped[15] = 1;
    assertThat(internet.refused(InetAddress.getByAddress(mapped))).isEqualTo("loopback");
    assertThat(internet.refusedBytes(mapped)).isEqualTo("loopback");
  }
}
