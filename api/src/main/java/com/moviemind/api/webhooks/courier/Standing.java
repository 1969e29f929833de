package com.moviemind.api.webhooks.courier;

import com.moviemind.api.webhooks.endpoints.Endpoint;
import com.moviemind.api.webhooks.endpoints.LiveSecret;
import com.moviemind.api.webhooks.history.Pending;
import com.moviemind.api.webhooks.history.Progress;
import com.moviemind.api.webhooks.redelivery.Redelivery;
import java.util.List;

/** Everything that is stored of one endpoint, as a courier begins with it. */
public record Standing(
    Endpoint endpoint,
    List<LiveSecret> secrets,
    Progress progress,
    List<Pending> pending,
    List<Redelivery> redeliveries) {}
